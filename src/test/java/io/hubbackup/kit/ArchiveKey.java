package io.hubbackup.kit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an archive calls an object: {@code plural.group} (or the bare plural of the core group), its namespace (empty for cluster-wide ones), its name.
 */
public record ArchiveKey(String resource, String namespace, String name) implements Comparable<ArchiveKey> {

    // resources/<plural.group>/cluster/<name>.json, resources/<plural.group>/namespaces/<namespace>/<name>.json;
    // the same again under <version>-preferredversion/, which is not another object
    private static final Pattern ENTRY =
            Pattern.compile("resources/([^/]+)/(?:cluster|namespaces/([^/]+))/([^/]+)\\.json");

    /** The object that an entry of the archive holds, if it holds one. */
    static Optional<ArchiveKey> ofEntry(String path) {
        var entry = ENTRY.matcher(path);
        return entry.matches()
                ? Optional.of(new ArchiveKey(
                        entry.group(1), Optional.ofNullable(entry.group(2)).orElse(""), entry.group(3)))
                : Optional.empty();
    }

    @Override
    public int compareTo(ArchiveKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return resource + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
