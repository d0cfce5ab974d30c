package io.hubbackup.apiserver.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKind.PrinterColumn;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final ServedKind SECRETS = Sample.builtIn("", "v1", "secrets");
    private static final ServedKind ROLES = Sample.builtIn("rbac.authorization.k8s.io", "v1", "roles");
    private static final String SECRET =
            "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'a','resourceVersion':'7'},'data':{'kind':'eA==','b':'{}]\\\\'}}";
    private static final String THING =
            "{'apiVersion':'probe.io/v1','kind':'Thing','metadata':{'name':'t','resourceVersion':'9'},'spec':{'n':[1,2]}}";

    private final Rendering whole = new WholeObjects();
    private final Rendering metadata = new MetadataOnly("meta.k8s.io/v1", MetadataOnly.Of.LIST);
    private final Rendering table = new Tables("meta.k8s.io/v1", Tables.Include.METADATA, Sample.STOPPED);

    @Test
    void itemsOfBuiltInKindsHaveNoType() {
        assertThat(text(whole.list(SECRETS, List.of(Sample.stored(SECRET), Sample.stored(SECRET)), version(7))))
                .isEqualTo(
                        Sample.json(
                                "{'kind':'SecretList','apiVersion':'v1','metadata':{'resourceVersion':'7'},'items':["
                                        + "{'metadata':{'name':'a','resourceVersion':'7'},'data':{'kind':'eA==','b':'{}]\\\\'}},"
                                        + "{'metadata':{'name':'a','resourceVersion':'7'},'data':{'kind':'eA==','b':'{}]\\\\'}}]}"));
    }

    @Test
    void itemsOfCustomKindsHaveTheTypeThatWasAskedForAndTheListSaysThatItDoesNotGoOn() {
        assertThat(text(whole.list(Sample.custom("v1beta1"), List.of(Sample.stored(THING)), version(9))))
                .isEqualTo(
                        Sample.json(
                                "{'kind':'ThingList','apiVersion':'probe.io/v1beta1','metadata':{'resourceVersion':'9','continue':''},'items':["
                                        + "{'kind':'Thing','apiVersion':'probe.io/v1beta1','metadata':{'name':'t','resourceVersion':'9'},'spec':{'n':[1,2]}}]}"));
    }

    @Test
    void theTypeMayStandAnywhere() {
        var turned = "{ 'spec' : {'kind':'no', 'n':[{'apiVersion':'no'}]} , 'kind':'Thing', 'metadata':{'name':'t'},"
                + " 'x':1, 'apiVersion':'probe.io/v1' }";

        assertThat(Json.object(whole.object(Sample.custom("v2"), Sample.stored(turned))))
                .isEqualTo(Json.object(Sample.json(
                                "{'kind':'Thing','apiVersion':'probe.io/v2','spec':{'kind':'no','n':[{'apiVersion':'no'}]},'metadata':{'name':'t'},'x':1}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void metadataIsCutOut() {
        assertThat(text(metadata.list(SECRETS, List.of(Sample.stored(SECRET)), version(7))))
                .isEqualTo(
                        Sample.json(
                                "{'kind':'PartialObjectMetadataList','apiVersion':'meta.k8s.io/v1','metadata':{'resourceVersion':'7'},'items':["
                                        + "{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{'name':'a','resourceVersion':'7'}}]}"));
    }

    @Test
    void noMetadataAtAllIsNull() {
        assertThat(Json.object(metadata.list(SECRETS, List.of(), version(7)))
                        .path("items")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoAsksForAListGetsNoObject() {
        assertThatThrownBy(() -> metadata.object(SECRETS, Sample.stored(SECRET)))
                .isInstanceOf(ApiFailure.class)
                .hasMessage(
                        "you requested PartialObjectMetadataList, but the requested object is not a list (*core.Secret)");
    }

    @Test
    void bookmarksSayHowFarAWatchIs() {
        assertThat(text(whole.bookmark(SECRETS, 12, false)))
                .isEqualTo(
                        Sample.json(
                                "{'type':'BOOKMARK','object':{'kind':'Secret','apiVersion':'v1','metadata':{'resourceVersion':'12'}}}"));
        assertThat(text(metadata.bookmark(SECRETS, 12, true)))
                .isEqualTo(Sample.json(
                        "{'type':'BOOKMARK','object':{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':"
                                + "{'resourceVersion':'12','annotations':{'k8s.io/initial-events-end':'true'}}}}"));
        assertThat(text(table.bookmark(ROLES, 12, false)))
                .isEqualTo(
                        Sample.json(
                                "{'type':'BOOKMARK','object':{'kind':'Table','apiVersion':'meta.k8s.io/v1','metadata':{'resourceVersion':'12'},"
                                        + "'columnDefinitions':null,'rows':[{'cells':['','0001-01-01T00:00:00Z'],'object':"
                                        + "{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{'resourceVersion':'12'}}}]}}"));
    }

    @Test
    void theFirstEventOfATableWatchTellsTheColumns() {
        var kind = Sample.custom("v1", new PrinterColumn("N", "integer", "", "", 0, ".spec.n[-1:]"));

        var first = Json.object(table.event(kind, "ADDED", Sample.stored(THING), true))
                .path("object");
        var next = Json.object(table.event(kind, "MODIFIED", Sample.stored(THING), false))
                .path("object");

        assertThat(first.path("columnDefinitions").findValuesAsText("name")).containsExactly("Name", "N");
        assertThat(next.path("columnDefinitions").isNull()).isTrue();
        assertThat(next.path("rows").path(0).path("cells")).hasToString(Sample.json("['t',2]"));
        assertThat(next.path("metadata").path("resourceVersion").asText()).isEqualTo("9");
    }

    private static ObjectNode version(long version) {
        return Json.object().put("resourceVersion", "" + version);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
