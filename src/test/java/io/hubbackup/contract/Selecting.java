package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Label and field selectors on lists. */
abstract class Selecting extends Topic {

    @BeforeEach
    void objects() {
        for (var kind : new String[] {"", "$W, "}) {
            var path = kind.isEmpty() ? configMaps() : widgets();
            given(path, "{" + kind + "metadata: {name: both, labels: {app: x, tier: front}}}");
            given(path, "{" + kind + "metadata: {name: other, labels: {app: y, tier: ''}}}");
            given(path, "{" + kind + "metadata: {name: none}}");
            given(path, "{" + kind + "metadata: {name: tier, labels: {tier: back, n: '5'}}}");
        }
    }

    @ParameterizedTest(name = "§3.1 labelSelector {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "app=x | both",
                "app==x | both",
                "app!=x | none other tier",
                "app | both other",
                "!app | none tier",
                "app in (x,y) | both other",
                "app in (x) | both",
                "tier in (front, back) | both tier",
                "app notin (x) | none other tier",
                "tier notin (front,back) | none other",
                "app=x,tier=front | both",
                "app=x,tier!=front | ''",
                "app,tier in (front) | both",
                "tier= | other",
                "tier in () | other",
                "n>4 | tier",
                "n<5 | ''",
                "app=z | ''",
                "' app = x ' | both",
            })
    void labels(String selector, String expected) {
        assertThat(String.join(
                        " ",
                        get(configMaps() + "?labelSelector=" + encoded(selector))
                                .is(200)
                                .names()))
                .isEqualTo(expected);
        assertThat(String.join(
                        " ",
                        get(widgets() + "?labelSelector=" + encoded(selector))
                                .is(200)
                                .names()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "§3.1 labelSelector {0} is refused")
    @ValueSource(strings = {"app in x", "app=x,", "a b", "app in (x", "=x", "app=x y", "app/x/y=z", "app>x"})
    void wrongLabels(String selector) {
        get(configMaps() + "?labelSelector=" + encoded(selector));
        get(widgets() + "?labelSelector=" + encoded(selector));
    }

    @ParameterizedTest(name = "§3.1 fieldSelector {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.name=both | both",
                "metadata.name==both | both",
                "metadata.name!=both | none other tier",
                "metadata.name=absent | ''",
                "metadata.name!=both,metadata.name!=none | other tier",
            })
    void fields(String selector, String expected) {
        assertThat(String.join(
                        " ",
                        get(configMaps() + "?fieldSelector=" + encoded(selector))
                                .is(200)
                                .names()))
                .isEqualTo(expected);
        assertThat(String.join(
                        " ",
                        get(widgets() + "?fieldSelector=" + encoded(selector))
                                .is(200)
                                .names()))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("§3.1 fieldSelector metadata.namespace, over all namespaces")
    void namespaceField() {
        assertThat(get("/api/v1/configmaps?fieldSelector=" + encoded("metadata.namespace=" + namespace()))
                        .is(200)
                        .names())
                .hasSize(4);
        assertThat(get("/apis/contract.hubbackup.io/v1/widgets?fieldSelector="
                                + encoded("metadata.namespace=" + namespace() + ",metadata.name=both"))
                        .is(200)
                        .names())
                .hasSize(1);
    }

    @ParameterizedTest(name = "a fieldSelector {0} that the kind does not have is refused")
    @ValueSource(strings = {"spec.size=1", "data.k=v", "metadata.name", "metadata.labels=x"})
    void wrongFields(String selector) {
        get(configMaps() + "?fieldSelector=" + encoded(selector)).is(400);
        get(widgets() + "?fieldSelector=" + encoded(selector)).is(400);
    }

    @Test
    @DisplayName("§3.1 fieldSelector on the fields of built-in kinds: phase, type, involvedObject")
    void builtInFields() {
        get("/api/v1/namespaces?fieldSelector=" + encoded("status.phase=Active,metadata.name=" + namespace()))
                .is(200);
        get("/api/v1/namespaces?fieldSelector=" + encoded("status.phase=Terminating,metadata.name=" + namespace()))
                .is(200);
        given(secrets(), "{metadata: {name: a}, type: Opaque}");
        given(secrets(), "{metadata: {name: b}, type: hubbackup.io/x}");
        assertThat(get(secrets() + "?fieldSelector=" + encoded("type=Opaque"))
                        .is(200)
                        .names())
                .containsExactly("a");
        assertThat(get(secrets() + "?fieldSelector=" + encoded("type!=Opaque"))
                        .is(200)
                        .names())
                .containsExactly("b");
        given(
                core("events"),
                "{metadata: {name: e}, reason: R, type: Warning, involvedObject: {kind: ConfigMap, name: both, namespace: ns-$id, uid: u1}}");
        assertThat(get(core("events") + "?fieldSelector="
                                + encoded(
                                        "involvedObject.name=both,involvedObject.kind=ConfigMap,involvedObject.uid=u1,involvedObject.namespace="
                                                + namespace()))
                        .is(200)
                        .names())
                .contains("e");
        assertThat(get(core("events") + "?fieldSelector=" + encoded("reason=R,type!=Normal"))
                        .is(200)
                        .names())
                .contains("e");
        assertThat(get(core("events") + "?fieldSelector=" + encoded("involvedObject.name=other"))
                        .is(200)
                        .names())
                .isEmpty();
    }

    @Test
    @DisplayName("both selectors have to hold; all namespaces are listed in order")
    void both() {
        get(configMaps() + "?labelSelector=app&fieldSelector=metadata.name%3Dother")
                .is(200);
        get("/api/v1/configmaps?labelSelector=app%3Dx&fieldSelector=metadata.namespace%3D" + namespace())
                .is(200);
    }

    @Test
    @DisplayName("a list of a namespace that is not there is empty")
    void nowhere() {
        get("/api/v1/namespaces/none-" + id() + "/configmaps").is(200);
        get("/apis/contract.hubbackup.io/v1/namespaces/none-" + id() + "/widgets")
                .is(200);
    }
}
