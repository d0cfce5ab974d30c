package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a restore would do is asked, and then it is done: the answer was right, to the object. */
abstract class PreviewedRestore extends TwoSites {

    private static final Duration VELERO = Duration.ofMinutes(6);
    private static final String BROUGHT_BY = "velero.io/backup-name";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<GenericKubernetesResource> FLEET =
            Fleet.generate(FleetSpec.of(7, 4)).objects();

    /** Everything that a backup of this fleet may hold. */
    private static final Set<String> VERSIONS = Stream.concat(
                    Stream.of("v1"), FLEET.stream().map(GenericKubernetesResource::getApiVersion))
            .filter(version -> version.equals("v1") || version.split("/")[0].contains("."))
            .filter(version -> !version.contains(".k8s.io/"))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> CORE = Set.of("Secret", "ConfigMap", "Namespace", "ServiceAccount");

    private static final Map<String, Object> WISH = Map.of(
            "veleroManagedClustersBackupName", "latest",
            "veleroCredentialsBackupName", "latest",
            "veleroResourcesBackupName", "latest",
            "cleanupBeforeRestore", "CleanupRestored");

    private JsonNode report = JSON.createObjectNode();

    /** Nobody answers here: the clusters are reported as missing soon. */
    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(Map.of("hub-backup.import-limit", "20s"));
    }

    @Test
    @Order(1)
    @DisplayName("the hubs: B has restored an older set of A, passively, and A has changed since")
    void older() {
        a().hub().create(FLEET);
        a().hub().create(credential("leaving"), credential("staying"));
        a().backUp();
        a().awaitBackedUp();
        b().lookIntoTheStore();
        b().awaitSet(a().newest());
        var passive = new TreeMap<>(WISH);
        passive.put("veleroManagedClustersBackupName", "skip");
        b().hub().create(manifest(Kind.RESTORE, "older", passive));
        b().hub()
                .await(
                        Kind.RESTORE,
                        "older",
                        VELERO,
                        "B has the older set",
                        seen -> assertThat(seen.phase()).startsWith("Finished"));
        a().hub()
                .bed()
                .client()
                .secrets()
                .inNamespace("default")
                .withName("leaving")
                .delete();
        a().hub().create(credential("coming"));
        a().hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        a().backUp();
        a().awaitBackedUp();
        b().lookIntoTheStore();
        b().awaitSet(a().newest());
    }

    private static Manifest credential(String name) {
        return Manifest.of("v1", "Secret", name)
                .in("default")
                .label("cluster.open-cluster-management.io/type", "aws")
                .with("type", "Opaque");
    }

    @Test
    @Order(2)
    @DisplayName(
            "D24 a preview tells what would happen, and writes nothing but its status, its report and what it asks Velero")
    void preview() throws IOException {
        var before = contents();
        var mark = b().hub().bed().audit().mark();
        b().hub().create(manifest(Kind.RESTORE_PREVIEW, "what-if", WISH));
        var seen = b().hub()
                .await(
                        Kind.RESTORE_PREVIEW,
                        "what-if",
                        VELERO,
                        "it is told what would happen",
                        told -> assertThat(told.phase()).isEqualTo("Complete"));
        System.out.println(seen.value("status").map(PreviewedRestore::pretty).orElse(""));
        var name = seen.text("status", "report");
        report = JSON.readTree(b().hub()
                .bed()
                .client()
                .configMaps()
                .inNamespace(Hub.NAMESPACE)
                .withName(name)
                .get()
                .getData()
                .get("preview.json"));
        assertThat(contents()).isEqualTo(before);
        assertThat(b().hub().events(seen)).as("what is told of it").isEmpty();
        // what is told of the policies, and of the Restore before, comes when it comes
        var written = b().hub().bed().audit().since(mark, AuditRecord::isWrite).stream()
                .filter(call -> !call.isReport() && !call.resource().equals("events"))
                .filter(AuditLog.by("hub-backup-operator"))
                .map(AuditRecord::call)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written)
                .isSubsetOf(
                        "create downloadrequests.velero.io",
                        "create configmaps",
                        "patch configmaps",
                        "patch restorepreviews.hubbackup.io/status",
                        "create selfsubjectaccessreviews.authorization.k8s.io");
        assertThat(names("deleted")).contains("Secret default/leaving");
        assertThat(names("created")).contains("Secret default/coming");
        assertThat(names("updated")).contains("Secret default/staying");
    }

    @Test
    @Order(3)
    @DisplayName("D24 a list that cannot be reached is said to be unknown, and nothing is said to be deleted for it")
    void unreachable() {
        // and nothing but the lists: Velero soon says of a store that fails that it is not available, and then nothing
        // is planned
        var store = b().hub().bed().store();
        var lists =
                Restores.TYPES.stream().map(type -> type + "-" + a().newest()).toList();
        lists.forEach(store::hideList);
        b().hub().create(manifest(Kind.RESTORE_PREVIEW, "blind", WISH));
        var seen = b().hub()
                .await(
                        Kind.RESTORE_PREVIEW,
                        "blind",
                        VELERO,
                        "it says what it does not know",
                        told -> assertThat(told.phase()).isEqualTo("Incomplete"));
        lists.forEach(store::showList);
        assertThat(seen.text("status", "unknown")).contains("could not be read");
        assertThat(seen.text("status", "objects", "deleted")).isEqualTo("0");
        assertThat(seen.condition("Ready").status()).isEqualTo("False");
    }

    @Test
    @Order(4)
    @DisplayName("D24 the Restore of the same spec then does exactly that")
    void same() {
        var before = contents();
        b().hub().create(manifest(Kind.RESTORE, "newer", WISH));
        b().hub()
                .await(
                        Kind.RESTORE,
                        "newer",
                        VELERO.multipliedBy(2),
                        "B is activated",
                        seen -> assertThat(seen.phase()).startsWith("Finished"));
        var after = contents();
        assertThat(both(after, before, (now, then) -> then == null && now != null && !now.isEmpty()))
                .as("created")
                .isEqualTo(names("created").stream()
                        .filter(name -> !name.startsWith("Namespace "))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(both(after, before, (now, then) -> then != null && now != null && !now.equals(then)))
                .as("updated")
                .isEqualTo(names("updated"));
        assertThat(both(after, before, (now, then) -> now == null))
                .as("deleted")
                .isEqualTo(names("deleted"));
    }

    private static Set<String> both(
            Map<String, String> after, Map<String, String> before, BiPredicate<String, String> wanted) {
        var all = new TreeSet<>(after.keySet());
        all.addAll(before.keySet());
        all.removeIf(name -> !wanted.test(after.get(name), before.get(name)));
        return all;
    }

    private Set<String> names(String what) {
        var names = new TreeSet<String>();
        report.path("kinds")
                .forEach(kind -> kind.path(what)
                        .forEach(name -> names.add(kind.path("kind").asText() + " " + name.asText())));
        return names;
    }

    /** Every object that is none of the operator's and Velero's own, with the backup that has brought it. */
    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        var client = b().hub().bed().client();
        VERSIONS.forEach(version -> client.getApiResources(version).getResources().stream()
                .filter(resource -> resource.getVerbs().contains("list")
                        && resource.getVerbs().contains("delete")
                        && !resource.getName().contains("/")
                        && (version.contains("/") || CORE.contains(resource.getKind())))
                .forEach(resource -> client.genericKubernetesResources(context(version, resource))
                        .inAnyNamespace()
                        .list(new ListOptionsBuilder().withLimit(10_000L).build())
                        .getItems()
                        .forEach(object -> add(contents, version, object))));
        contents.keySet()
                .removeIf(name -> name.startsWith("ConfigMap " + Hub.NAMESPACE + "/hub-backup-")
                        || name.startsWith("Restore.cluster.open")
                        || name.endsWith("/auto-import-secret"));
        return contents;
    }

    private static void add(Map<String, String> contents, String version, GenericKubernetesResource object) {
        var group = version.contains("/") ? "." + version.split("/")[0] : "";
        var namespace = Objects.toString(object.getMetadata().getNamespace(), "");
        var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
        contents.put(
                object.getKind() + group + " " + (namespace.isEmpty() ? "" : namespace + "/")
                        + object.getMetadata().getName(),
                labels.getOrDefault(BROUGHT_BY, ""));
    }

    private static ResourceDefinitionContext context(String version, APIResource resource) {
        var parts = version.contains("/") ? version.split("/") : new String[] {"", version};
        return new ResourceDefinitionContext.Builder()
                .withGroup(parts[0])
                .withVersion(parts[1])
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(resource.getNamespaced())
                .build();
    }

    private static String pretty(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Manifest manifest(Kind kind, String name, Map<String, Object> spec) {
        return Manifest.of(kind.apiVersion(), kind.kind(), name)
                .in(Hub.NAMESPACE)
                .spec(spec);
    }
}
