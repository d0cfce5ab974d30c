package io.hubbackup.apiserver.discovery;

import io.hubbackup.apiserver.kind.ServedGroup;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that is not about objects: what is served, what version this is, whether it is well; and every path that leads nowhere, those of objects of kinds
 * that are not served included.
 */
public final class ServerPages implements Handler {

    private final ServedKinds kinds;
    private final Documents documents = new Documents();
    private final OpenApi openApi = new OpenApi();
    private volatile Optional<Aggregated> aggregated = Optional.empty();

    /** The two documents of what is served, until something else is: clients ask for them all the time. */
    private record Aggregated(List<ServedGroup> groups, Pages.Tagged core, Pages.Tagged named) {}

    public ServerPages(ServedKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        var path = Arrays.stream(request.path().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        return page(path, request).map(page -> read(page, request)).orElseGet(Pages::notFound);
    }

    /** Pages are read and nothing else. */
    private static ApiResponse read(ApiResponse.Whole page, ApiRequest request) {
        if (page.code() < 400 && !List.of("GET", "HEAD").contains(request.method())) {
            throw ApiFailure.methodNotAllowed();
        }
        return page;
    }

    private Optional<ApiResponse.Whole> page(List<String> path, ApiRequest request) {
        var first = path.isEmpty() ? "" : path.getFirst();
        var rest = path.isEmpty() ? path : path.subList(1, path.size());
        return switch (first) {
            case "" -> Optional.of(Pages.json(documents.paths(kinds.groups())));
            case "api" -> core(rest, request);
            case "apis" -> groups(rest, request);
            case "version" -> alone(rest, Pages.json(documents.version()));
            case "healthz", "livez", "readyz" -> Health.page(first, rest, request);
            case "openapi" -> openApi.page(rest, kinds.groups());
            default -> Optional.empty();
        };
    }

    private static Optional<ApiResponse.Whole> alone(List<String> rest, ApiResponse.Whole page) {
        return rest.isEmpty() ? Optional.of(page) : Optional.empty();
    }

    private Optional<ApiResponse.Whole> core(List<String> rest, ApiRequest request) {
        var core = core(kinds.groups());
        if (rest.isEmpty()) {
            return Optional.of(
                    root(() -> aggregated().core(), () -> documents.coreVersions(core.getFirst(), request), request));
        }
        return Optional.of(versionOf(core.getFirst(), rest).orElseThrow(ApiFailure::noSuchPath));
    }

    private Optional<ApiResponse.Whole> groups(List<String> rest, ApiRequest request) {
        var named = named(kinds.groups());
        if (rest.isEmpty()) {
            return Optional.of(root(() -> aggregated().named(), () -> documents.groups(named), request));
        }
        return named.stream()
                .filter(group -> group.name().equals(rest.getFirst()))
                .findFirst()
                .flatMap(group -> group(group, rest.subList(1, rest.size())));
    }

    private static ApiResponse.Whole root(
            Supplier<Pages.Tagged> aggregated, Supplier<byte[]> legacy, ApiRequest request) {
        return switch (Acceptance.of(request)) {
            case AGGREGATED -> Pages.tagged(aggregated.get(), request);
            case LEGACY -> Pages.json(legacy.get());
            case NOTHING -> throw Acceptance.refused();
        };
    }

    private Aggregated aggregated() {
        var groups = kinds.groups();
        var present = aggregated
                .filter(told -> told.groups() == groups)
                .orElseGet(() -> new Aggregated(groups, tagged(core(groups)), tagged(named(groups))));
        aggregated = Optional.of(present);
        return present;
    }

    private static List<ServedGroup> core(List<ServedGroup> groups) {
        return groups.stream().filter(group -> group.name().isEmpty()).toList();
    }

    private static List<ServedGroup> named(List<ServedGroup> groups) {
        return groups.stream().filter(group -> !group.name().isEmpty()).toList();
    }

    private Pages.Tagged tagged(List<ServedGroup> groups) {
        return Pages.Tagged.of(documents.aggregated(groups));
    }

    private Optional<ApiResponse.Whole> group(ServedGroup group, List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(Pages.json(documents.group(group)));
        }
        var version = versionOf(group, rest);
        if (version.isEmpty() && builtIn(group)) {
            throw ApiFailure.noSuchPath();
        }
        return version;
    }

    /** The document of a version; below it, what the server has to say about a kind that it does not have. */
    private Optional<ApiResponse.Whole> versionOf(ServedGroup group, List<String> path) {
        var version = group.versions().stream()
                .filter(one -> one.name().equals(path.getFirst()))
                .findFirst();
        if (version.isPresent() && !version.get().available()) {
            return Optional.of(Pages.unavailable());
        }
        return version.filter(one -> path.size() == 1).map(one -> Pages.json(documents.version(group, one)));
    }

    /** Built-in groups say so in JSON when they do not have something. */
    private static boolean builtIn(ServedGroup group) {
        return group.versions().stream()
                .flatMap(version -> version.kinds().stream())
                .anyMatch(kind -> kind.custom().isEmpty());
    }
}
