package io.hubbackup.apiserver.kind;

import io.hubbackup.apiserver.kind.ServedKind.Subresource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds that an API server has without any CustomResourceDefinition. */
public final class BuiltInKinds implements Kinds {

    private static final BuiltInKinds ALL = new BuiltInKinds();

    private final List<ServedKind> kinds = DataRows.read("built-in-kinds.tsv", 12).stream()
            .map(BuiltInKinds::kind)
            .toList();

    private BuiltInKinds() {}

    /** They never change. */
    public static BuiltInKinds get() {
        return ALL;
    }

    @Override
    public Optional<ServedKind> find(String group, String version, String plural) {
        return kinds.stream().filter(kind -> kind.is(group, version, plural)).findFirst();
    }

    @Override
    public Optional<ServedKind> ofKind(String apiVersion, String kind) {
        return kinds.stream()
                .filter(one -> one.apiVersion().equals(apiVersion) && one.kind().equals(kind))
                .findFirst();
    }

    @Override
    public List<ServedKind> all() {
        return kinds;
    }

    private static ServedKind kind(List<String> row) {
        var subresources = Stream.of(row.get(9).split(" "))
                .filter(text -> !text.isEmpty())
                .map(BuiltInKinds::subresource)
                .toList();
        return new ServedKind(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(2) + "List",
                row.get(3),
                row.get(4),
                words(row.get(5)),
                words(row.get(6)),
                row.get(7).equals("Namespaced"),
                words(row.get(8)),
                subresources,
                row.get(1),
                new TypedStructure(row.get(2), row.get(1), row.get(11)),
                List.of(),
                List.of(),
                row.get(10),
                Optional.empty());
    }

    private static Subresource subresource(String text) {
        var parts = text.split("=", -1);
        var responds = parts[2].split("/", -1);
        return new Subresource(parts[0], words(parts[1]), responds[0], responds[1], responds[2]);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
