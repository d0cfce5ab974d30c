package io.hubbackup.demo.velero.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** A bucket in memory, on which several hubs may work; it fails when it is told to. */
public final class MemoryStore implements ObjectStore {

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile Optional<String> failure = Optional.empty();

    /**
     * From now on nothing can be written or read.
     *
     * @param reason in the words of a provider
     */
    public void fail(String reason) {
        failure = Optional.of(reason);
    }

    /** All is as it was before it failed. */
    public void recover() {
        failure = Optional.empty();
    }

    /** Takes everything away, whether it fails or not. */
    public void empty() {
        objects.clear();
    }

    @Override
    public void put(String key, byte[] content) {
        working(() -> objects.put(key, content.clone()));
    }

    @Override
    public byte[] get(String key) {
        return working(() -> Optional.ofNullable(objects.get(key)))
                .map(byte[]::clone)
                .orElseThrow(() -> new StoreFailure("open " + key + ": no such file or directory"));
    }

    @Override
    public boolean holds(String key) {
        return working(() -> objects.containsKey(key));
    }

    @Override
    public List<String> list(String prefix) {
        return working(() -> objects.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList());
    }

    @Override
    public void delete(String key) {
        working(() -> objects.remove(key));
    }

    private <T> T working(Supplier<T> call) {
        failure.ifPresent(reason -> {
            throw new StoreFailure(reason);
        });
        return call.get();
    }
}
