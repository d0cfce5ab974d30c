package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.kit.AnyKind;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Hub;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A census of a hub: pages, selection, counts, and what cannot be read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CensusTaking {

    private static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    private static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    private static final ApiKind THING = new ApiKind("census.example.com", "v1", "Thing", "things", true);
    private static final ApiKind NOBODY = new ApiKind("nobody.example.com", "v1", "Nobody", "nobodies", true);
    private static final int SECRETS = 1_200;
    private static final String AGENT = "census-under-test";

    private Hub hub;
    private Census census;

    @BeforeAll
    void load(Hub hub) {
        this.hub = hub;
        this.census = new Census(hub.residentClient(AGENT), hub.time(), hub.workers());
        var client = hub.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("census")
                        .endMetadata()
                        .build())
                .create();
        IntStream.range(0, SECRETS)
                .parallel()
                .forEach(i -> client.resource(new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace("census")
                                .withName("secret-" + i)
                                .addToLabels("velero.io/backup-name", i % 2 == 0 ? "old" : "new")
                                .withFinalizers(i == 0 ? List.of("example.com/wait") : List.of())
                                .endMetadata()
                                .addToStringData("password", "geheim")
                                .build())
                        .create());
    }

    @Test
    @DisplayName("W24 a census reads pages of 500 without contents, and hands on what the selector selects")
    void pages() {
        var mark = hub.settledMark();
        var listed = list("velero.io/backup-name,velero.io/backup-name notin (new)");
        assertThat(listed).hasSize(SECRETS / 2).allSatisfy(object -> {
            assertThat(object.label("velero.io/backup-name")).hasValue("old");
            assertThat(object.uid()).isNotEmpty();
            assertThat(object.resourceVersion()).isNotEmpty();
        });
        assertThat(listed.stream().map(ListedObject::uid).distinct()).hasSize(SECRETS / 2);
        assertThat(listed)
                .filteredOn(object -> object.key().equals(new ObjectKey("census", "secret-0")))
                .singleElement()
                .satisfies(object -> assertThat(object.finalizers()).containsExactly("example.com/wait"));
        asked(mark, 2);
    }

    @Test
    @DisplayName("R5.14, W9 a kind that is not served has no objects; that is not the same as one that cannot be read")
    void notServed() {
        assertThat(census.list(NOBODY, "", Collectors.counting())).isInstanceOf(Observed.NotServed.class);
        assertThat(census.list(SECRET, "this is no selector", Collectors.counting()))
                .isInstanceOf(Observed.Unreadable.class);
    }

    @Test
    @DisplayName("D32 how many there are costs one request for one object")
    void counts() {
        var mark = hub.settledMark();
        assertThat(census.count(SECRET))
                .isInstanceOfSatisfying(
                        Observed.Value.class,
                        found -> assertThat((Long) found.value()).isGreaterThanOrEqualTo(SECRETS));
        asked(mark, 1);
        assertThat(census.count(NOBODY)).isInstanceOf(Observed.NotServed.class);
    }

    static Stream<Arguments> selectors() {
        var brought = "velero.io/backup-name,velero.io/backup-name notin (new,newer)";
        var backup = "cluster.open-cluster-management.io/backup";
        return Stream.of(SECRET, CONFIG_MAP, THING)
                .flatMap(kind -> Stream.of(
                                "",
                                brought,
                                brought + ",!" + backup,
                                brought + "," + backup,
                                brought + "," + backup + "!=cluster-activation",
                                brought + "," + backup + "," + backup + "!=cluster-activation",
                                brought + "," + backup + "," + backup + "=cluster-activation",
                                brought + "," + backup + "=cluster-activation",
                                backup,
                                "!" + backup,
                                backup + "," + backup + "!=cluster-activation",
                                backup + "," + backup + "=cluster-activation",
                                "!a/type,b/type",
                                "!a/type,b/type," + backup + "!=cluster-activation",
                                "!a/type,!b/type," + backup,
                                "!a/type,!b/type," + backup + "," + backup + "!=cluster-activation")
                        .map(selector -> argumentSet(kind.displayName() + " " + selector, kind, selector)));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    @DisplayName("R5.4, R5.5, R5.11–R5.13 the API server takes every selector of a clean-up")
    void takesSelector(ApiKind kind, String selector) {
        hub.apply(List.of(AnyKind.namespaced(THING.group(), "v1", THING.kind(), THING.plural())));
        assertThat(census.list(kind, selector, Collectors.counting())).isInstanceOf(Observed.Value.class);
        assertThat(census.count(kind)).isInstanceOf(Observed.Value.class);
    }

    @Test
    @DisplayName("many questions are answered, each by itself")
    void many() {
        var answers = census.all(List.of("a", "bb", "ccc"), String::length);
        assertThat(answers).containsEntry("a", 1).containsEntry("bb", 2).containsEntry("ccc", 3);
    }

    @Test
    @DisplayName("D8 whether this operator may delete a kind is asked before the first delete")
    void mayDelete() {
        var access = new AccessQuestions(hub.residentClient(AGENT));
        assertThat(access.may("delete", SECRET)).isEqualTo(Observed.of(true));
    }

    private void asked(AuditLog.Mark mark, int times) {
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT))).hasSize(times);
    }

    private List<ListedObject> list(String selector) {
        return census.list(SECRET, selector, Collectors.toList())
                .fold(
                        all -> all,
                        absent -> {
                            throw new AssertionError(absent);
                        },
                        unknown -> {
                            throw new AssertionError(unknown.why());
                        });
    }
}
