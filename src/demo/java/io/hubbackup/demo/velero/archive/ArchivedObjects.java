package io.hubbackup.demo.velero.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The objects of a backup, by kind, in the order of their files; none where the file is no archive. */
final class ArchivedObjects {

    private static final String FOLDER = "resources/";
    private static final String NAMESPACES = "namespaces";
    private static final String END = ".json";

    private final NavigableMap<String, NavigableMap<String, Archived>> byResource = new TreeMap<>();

    private final boolean readable;

    private ArchivedObjects(boolean readable) {
        this.readable = readable;
    }

    /** Reads what a backup has written. A backup of which nothing is kept has nothing in it. */
    static ArchivedObjects read(byte[] packed) {
        var objects = new ArchivedObjects(true);
        if (packed.length > 0) {
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)), "UTF-8")) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    objects.take(entry.getName(), tar);
                }
            } catch (IOException unreadable) {
                return new ArchivedObjects(false);
            }
        }
        return objects;
    }

    /** Whether it is an archive at all. */
    boolean isReadable() {
        return readable;
    }

    /** {@code resources/KIND/cluster/NAME.json} or {@code resources/KIND/namespaces/NAMESPACE/NAME.json}; the same object is there again below its version. */
    private void take(String path, TarArchiveInputStream content) throws IOException {
        var parts = List.of(path.split("/", -1));
        if (!path.startsWith(FOLDER) || !path.endsWith(END)) {
            return;
        }
        if (parts.size() == 4 && parts.get(2).equals("cluster")) {
            put(parts.get(1), "", parts.get(3), content);
        } else if (parts.size() == 5 && parts.get(2).equals(NAMESPACES)) {
            put(parts.get(1), parts.get(3), parts.get(4), content);
        }
    }

    private void put(String resource, String namespace, String file, TarArchiveInputStream content) throws IOException {
        var name = file.substring(0, file.length() - END.length());
        var object = HubApi.JSON.readTree(content.readAllBytes());
        byResource
                .computeIfAbsent(resource, first -> new TreeMap<>())
                .put(namespace + "/" + file, new Archived(resource, namespace, name, object));
    }

    boolean isEmpty() {
        return byResource.isEmpty();
    }

    /** The kinds that something is there of, sorted. */
    List<String> resources() {
        return new ArrayList<>(byResource.keySet());
    }

    Collection<Archived> of(String resource) {
        return byResource.getOrDefault(resource, new TreeMap<>()).values();
    }

    /** The namespace of this name as it was backed up. */
    Optional<Archived> namespace(String name) {
        return Optional.ofNullable(byResource.getOrDefault(NAMESPACES, new TreeMap<>()))
                .map((Map<String, Archived> all) -> all.get("/" + name + END));
    }
}
