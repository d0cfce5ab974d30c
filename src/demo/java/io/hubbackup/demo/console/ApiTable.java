package io.hubbackup.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.site.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects of a kind as kubectl get shows them: in the columns that the API server makes. */
record ApiTable(Site site) {

    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final int OK = 200;
    private static final int GAP = 3;

    private record Found(String apiVersion, APIResource resource) {}

    /** @param words the kind, as kubectl knows it, and {@code -A} for all namespaces */
    List<String> lines(String words) {
        var everywhere = words.endsWith(" -A");
        var kind = (everywhere ? words.substring(0, words.length() - 2) : words)
                .strip()
                .toLowerCase(Locale.ROOT);
        var found = found(kind);
        return table(
                ask(path(found, everywhere)), everywhere && found.resource().getNamespaced());
    }

    private Found found(String kind) {
        return apiVersions()
                .flatMap(version -> resource(version, kind).stream())
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "%s serves no kind \"%s\". Try bsch, crst, backups, schedules, bsl, managedclusters or secrets."
                                .formatted(site.name(), kind)));
    }

    /** @param words the kind, a name, and {@code -n} with a namespace where it is not that of Velero */
    List<String> delete(String words) {
        var parts = List.of(words.split("\\s+"));
        boolean named = parts.size() == 2 || parts.size() == 4 && parts.get(2).equals("-n");
        if (!named) {
            throw new Refused("It is: delete KIND NAME [-n NAMESPACE]");
        }
        var kind = found(parts.getFirst());
        var namespace = parts.size() == 4 ? parts.getLast() : site.namespace();
        var all = site.client()
                .genericKubernetesResources(kind.apiVersion(), kind.resource().getKind());
        var one = kind.resource().getNamespaced()
                ? all.inNamespace(namespace).withName(parts.get(1))
                : all.withName(parts.get(1));
        if (one.delete().isEmpty()) {
            throw new Refused(
                    "%s has no %s %s.".formatted(site.name(), kind.resource().getKind(), parts.get(1)));
        }
        return List.of("%s \"%s\" deleted".formatted(kind.resource().getSingularName(), parts.get(1)));
    }

    private Stream<String> apiVersions() {
        return Stream.concat(
                Stream.of("v1"),
                site.client().getApiGroups().getGroups().stream()
                        .flatMap(group ->
                                Stream.concat(Stream.of(group.getPreferredVersion()), group.getVersions().stream()))
                        .map(GroupVersionForDiscovery::getGroupVersion)
                        .distinct());
    }

    private Optional<Found> resource(String apiVersion, String kind) {
        return Optional.ofNullable(site.client().getApiResources(apiVersion)).stream()
                .flatMap(list -> list.getResources().stream())
                .filter(resource -> !resource.getName().contains("/") && isCalled(resource, kind))
                .map(resource -> new Found(apiVersion, resource))
                .findFirst();
    }

    private static boolean isCalled(APIResource resource, String kind) {
        return resource.getName().equals(kind)
                || resource.getKind().toLowerCase(Locale.ROOT).equals(kind)
                || resource.getShortNames() != null && resource.getShortNames().contains(kind);
    }

    private String path(Found found, boolean everywhere) {
        var root = found.apiVersion().contains("/") ? "apis/" : "api/";
        var namespace = found.resource().getNamespaced() && !everywhere ? "/namespaces/" + site.namespace() : "";
        return root + found.apiVersion() + namespace + "/" + found.resource().getName();
    }

    private JsonNode ask(String path) {
        var http = site.client().getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(URI.create(site.client().getMasterUrl() + path))
                .header("Accept", TABLE)
                .build();
        try {
            var answer = http.sendAsync(request, String.class).join();
            if (answer.code() != OK) {
                throw new Refused("The API server answers %d: %s".formatted(answer.code(), answer.body()));
            }
            return Serialization.unmarshal(answer.body(), JsonNode.class);
        } catch (CompletionException unreachable) {
            throw new KubernetesClientException("it cannot be asked", unreachable);
        }
    }

    private static List<String> table(JsonNode table, boolean namespaces) {
        var columns = IntStream.range(0, table.path("columnDefinitions").size())
                .filter(column -> table.at("/columnDefinitions/%d/priority".formatted(column))
                                .asInt()
                        == 0)
                .boxed()
                .toList();
        var rows = new ArrayList<List<String>>();
        rows.add(row(
                namespaces,
                "NAMESPACE",
                columns.stream()
                        .map(column -> table.at("/columnDefinitions/%d/name".formatted(column))
                                .asText()
                                .toUpperCase(Locale.ROOT))));
        StreamSupport.stream(table.path("rows").spliterator(), false)
                .map(row -> row(
                        namespaces,
                        row.at("/object/metadata/namespace").asText(),
                        columns.stream()
                                .map(column -> row.path("cells").path(column).asText(""))))
                .forEach(rows::add);
        return rows.size() == 1 ? List.of("There are none.") : aligned(rows);
    }

    private static List<String> row(boolean namespaces, String namespace, Stream<String> cells) {
        return Stream.concat(namespaces ? Stream.of(namespace) : Stream.of(), cells)
                .toList();
    }

    static List<String> aligned(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> ("%-" + (widths[column] + GAP) + "s").formatted(row.get(column)))
                        .reduce("", String::concat)
                        .stripTrailing())
                .toList();
    }
}
