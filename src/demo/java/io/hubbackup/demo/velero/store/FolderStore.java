package io.hubbackup.demo.velero.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A bucket that is a folder: key {@code a/b} is the file {@code ROOT/BUCKET/a/b}. Several hubs may work on it, and a real Velero whose provider does the same. */
public final class FolderStore implements ObjectStore {

    /** How files begin that are being written; they are no objects yet. */
    private static final String PART = ".part-";

    private final Path bucket;

    public FolderStore(Path root, String bucket) {
        this.bucket = root.toAbsolutePath().normalize().resolve(bucket);
    }

    /** Written beside its place and moved there, so that a reader on another hub never sees half an object. */
    @Override
    public void put(String key, byte[] content) {
        var file = file(key);
        var folder = folder(file);
        call("mkdir", folder, () -> Files.createDirectories(folder));
        call("open", file, () -> {
            var part = Files.createTempFile(folder, PART, "");
            try {
                Files.write(part, content);
                return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    @Override
    public byte[] get(String key) {
        var file = file(key);
        return call("open", file, () -> Files.readAllBytes(file));
    }

    @Override
    public boolean holds(String key) {
        var file = file(key);
        return call("stat", file, () -> exists(file) && Files.isRegularFile(file));
    }

    @Override
    public List<String> list(String prefix) {
        call("stat", bucket, () -> Files.readAttributes(bucket, "isDirectory"));
        var start = file(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        return call("lstat", start, () -> exists(start) ? keys(start, prefix) : List.of());
    }

    private List<String> keys(Path start, String prefix) throws IOException {
        try (var tree = Files.newDirectoryStream(start)) {
            return StreamSupport.stream(tree.spliterator(), false)
                    .filter(entry -> !String.valueOf(entry.getFileName()).startsWith(PART))
                    .flatMap(entry -> below(entry, prefix).stream())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
    }

    private List<String> below(Path entry, String prefix) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return call("open", entry, () -> keys(entry, prefix));
        }
        var key = bucket.relativize(entry).toString();
        return key.startsWith(prefix) ? List.of(key) : List.of();
    }

    /** Folders that it leaves empty go too: a key has no folder, and a name that is free again can be a key. */
    @Override
    public void delete(String key) {
        var file = file(key);
        call("remove", file, () -> exists(file) && Files.deleteIfExists(file));
        for (var folder = folder(file); !folder.equals(bucket) && isRemoved(folder); ) {
            folder = folder(folder);
        }
    }

    private static boolean isRemoved(Path folder) {
        return call("remove", folder, () -> {
            try {
                Files.deleteIfExists(folder);
                return true;
            } catch (DirectoryNotEmptyException inUse) {
                return false;
            }
        });
    }

    private Path file(String key) {
        var file = bucket.resolve(key).normalize();
        if (!file.startsWith(bucket)) {
            throw new StoreFailure("key leaves the root folder: " + key);
        }
        return file;
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "an object lies in a bucket");
    }

    /** "No" only for what is certainly not there; a file where a folder should be is a failure. */
    private static boolean exists(Path file) throws IOException {
        try {
            Files.readAttributes(file, "isDirectory", LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException none) {
            if (exists(folder(file)) && !Files.isDirectory(folder(file))) {
                throw new NotDirectoryException(file.toString());
            }
            return false;
        }
    }

    /** A call of the file system. */
    private interface Call<T> {

        T run() throws IOException;
    }

    private static <T> T call(String verb, Path file, Call<T> call) {
        try {
            return call.run();
        } catch (IOException failed) {
            var failure = new StoreFailure("%s %s: %s".formatted(verb, file, words(failed)));
            failure.initCause(failed);
            throw failure;
        }
    }

    /** As the operating system says it. */
    private static String words(IOException failed) {
        return switch (failed) {
            case NoSuchFileException none -> "no such file or directory";
            case NotDirectoryException file -> "not a directory";
            case FileAlreadyExistsException file -> "not a directory";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> lowerCase(other.getReason());
            default -> String.valueOf(failed.getMessage());
        };
    }

    private static String lowerCase(String reason) {
        return reason.toLowerCase(Locale.ROOT);
    }
}
