package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** One Velero backup as it lies in the store: a tar of the objects, one file each. */
public final class Archive {

    private final Path file;
    private final SortedSet<ArchiveKey> keys;

    private Archive(Path file, SortedSet<ArchiveKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Opens an archive file. */
    public static Archive at(Path file) {
        var keys = new TreeSet<ArchiveKey>();
        try (var tar = tar(file)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                ArchiveKey.ofEntry(entry.getName()).ifPresent(keys::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive " + file, e);
        }
        return new Archive(file, keys);
    }

    public Path file() {
        return file;
    }

    /** All objects in it, sorted. */
    public SortedSet<ArchiveKey> keys() {
        return keys;
    }

    /** The objects of one resource ({@code plural.group}) in it. */
    public SortedSet<ArchiveKey> keys(String resource) {
        return keys.stream()
                .filter(key -> key.resource().equals(resource))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean holds(ArchiveKey key) {
        return keys.contains(key);
    }

    /** The object as it was backed up; empty when it is not in the archive. */
    public Optional<GenericKubernetesResource> object(ArchiveKey wanted) {
        try (var tar = tar(file)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (ArchiveKey.ofEntry(entry.getName()).filter(wanted::equals).isPresent()) {
                    return Optional.of(Serialization.unmarshal(tar, GenericKubernetesResource.class));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive " + file, e);
        }
    }

    private static TarArchiveInputStream tar(Path file) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))));
    }
}
