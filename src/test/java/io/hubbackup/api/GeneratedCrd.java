package io.hubbackup.api;

import static java.util.Objects.requireNonNull;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CRD of one Java type: what the generator makes of it, and the few things that the generator cannot say. This is the only place that adds them:
 * <ol>
 *   <li>printer columns in the order of their annotations (the generator sorts them by path), and the list kind;
 *   <li>{@code apiVersion}, {@code kind} and {@code metadata}, and what the kind is for;
 *   <li>the formats of times and whole numbers;
 *   <li>conditions as a map by type, so that several field managers can own one each;
 *   <li>foreign objects as any object (the generator asks that each of their fields be an object);
 *   <li>label selectors as Kubernetes declares them.
 * </ol>
 */
final class GeneratedCrd {

    static final Path COMMITTED = Path.of("src/main/kubernetes/crds");
    static final String WRITE = "./mvnw test -Dtest=GeneratedCrdTest -Dcrds.write=true";

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Set<String> TIMES = Set.of(
            "completionTime",
            "completionTimestamp",
            "expiration",
            "lastTransitionTime",
            "nextRunTime",
            "staleAfter",
            "startTime",
            "time");
    private static final Map<String, String> CONDITION = Map.of(
            "type", "What is judged.",
            "status", "True, False, or Unknown.",
            "reason", "Why, in one word for machines.",
            "message", "Why, and what to do about it.",
            "lastTransitionTime", "When the status last became another one.",
            "observedGeneration", "The generation of the spec that was judged.");

    private final Class<? extends CustomResource<?, ?>> type;
    private final String purpose;

    private GeneratedCrd(Class<? extends CustomResource<?, ?>> type, String purpose) {
        this.type = type;
        this.purpose = purpose;
    }

    static List<GeneratedCrd> all() {
        return List.of(backupSchedule(), restore(), restorePreview());
    }

    /** Those that the Go operator has too. */
    static List<GeneratedCrd> shared() {
        return List.of(backupSchedule(), restore());
    }

    static GeneratedCrd backupSchedule() {
        return new GeneratedCrd(
                BackupSchedule.class,
                "Backs up this hub on a schedule: Velero Schedules are kept for it, and the hub's objects are prepared for them.");
    }

    static GeneratedCrd restore() {
        return new GeneratedCrd(
                Restore.class, "Restores a hub from the backups that a BackupSchedule, here or on another hub, made.");
    }

    static GeneratedCrd restorePreview() {
        return new GeneratedCrd(
                RestorePreview.class,
                "Asks what a Restore of the same spec would do to this hub. Nothing is restored and nothing is removed; write another one to ask again.");
    }

    String name() {
        return HasMetadata.getFullResourceName(type);
    }

    /** The committed copy. */
    Path file() {
        return COMMITTED.resolve(name() + ".yaml");
    }

    /** One document: OLM reads no further than to the first {@code ---}, before which there would be nothing but the comment (packaging B10). */
    String yaml() {
        return "# Generated from %s. After a change of it: %s%n".formatted(type.getName(), WRITE)
                + YAML.asYaml(crd()).replaceFirst("^---\n", "");
    }

    CustomResourceDefinition crd() {
        var crd = generated();
        crd.getSpec().getNames().setListKind(crd.getSpec().getNames().getKind() + "List");
        var version = crd.getSpec().getVersions().getFirst();
        var columns = Arrays.stream(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        version.getAdditionalPrinterColumns().sort(Comparator.comparing(column -> columns.indexOf(column.getName())));
        version.getAdditionalPrinterColumns().forEach(column -> column.setPriority(null));
        var root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription(purpose);
        root.setProperties(withObjectFields(root.getProperties()));
        refine("", root);
        return crd;
    }

    private CustomResourceDefinition generated() {
        try {
            var folder = Files.createTempDirectory("crd");
            new CRDGenerator()
                    .customResourceClasses(List.of(type))
                    .forCRDVersions("v1")
                    .inOutputDir(folder.toFile())
                    .generate();
            var made = folder.resolve(CRDGenerator.getOutputName(name(), "v1") + ".yml");
            var crd = YAML.unmarshal(Files.readString(made), CustomResourceDefinition.class);
            Files.delete(made);
            Files.delete(folder);
            return crd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JSONSchemaProps> withObjectFields(Map<String, JSONSchemaProps> fields) {
        var all = new LinkedHashMap<String, JSONSchemaProps>();
        all.put("apiVersion", schema("string", "The version of this schema."));
        all.put("kind", schema("string", "The kind of this object."));
        // The API server refuses a metadata that says more than its type.
        all.put("metadata", schema("object"));
        all.putAll(fields);
        return all;
    }

    private static JSONSchemaProps schema(String type, String description) {
        var schema = schema(type);
        schema.setDescription(description);
        return schema;
    }

    private static JSONSchemaProps schema(String type) {
        var schema = new JSONSchemaProps();
        schema.setType(type);
        return schema;
    }

    private static void refine(String field, JSONSchemaProps schema) {
        if (schema.getType().equals("string") && TIMES.contains(field)) {
            schema.setFormat("date-time");
        }
        if (schema.getType().equals("integer")) {
            schema.setFormat("int64");
        }
        if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
            schema.setAdditionalProperties(null);
        }
        if (field.equals("conditions")) {
            refineConditions(schema);
        }
        if (schema.getProperties().containsKey("matchExpressions")) {
            refineSelector(schema);
        }
        schema.getProperties().forEach(GeneratedCrd::refine);
        if (schema.getItems() != null) {
            refine("", schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null) {
            refine("", schema.getAdditionalProperties().getSchema());
        }
    }

    // The key of a list map has to be required; nothing else is.
    private static void refineConditions(JSONSchemaProps conditions) {
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
        var condition = conditions.getItems().getSchema();
        condition.setRequired(List.of("type"));
        condition.getProperties().forEach((name, field) -> field.setDescription(CONDITION.get(name)));
    }

    private static void refineSelector(JSONSchemaProps selector) {
        selector.setXKubernetesMapType("atomic");
        var expressions = field(selector, "matchExpressions");
        expressions.setXKubernetesListType("atomic");
        var expression = expressions.getItems().getSchema();
        expression.setRequired(List.of("key", "operator"));
        field(expression, "values").setXKubernetesListType("atomic");
    }

    static JSONSchemaProps field(JSONSchemaProps schema, String name) {
        return requireNonNull(schema.getProperties().get(name), name);
    }
}
