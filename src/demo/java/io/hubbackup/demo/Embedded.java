package io.hubbackup.demo;

import io.hubbackup.demo.site.SampleHub;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.SiteOperator;
import io.hubbackup.demo.site.Stage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Hubs of our own, in this process, on one store. */
final class Embedded implements Stage {

    private final Path home;
    private final SharedStore store;
    private final BiConsumer<String, String> said;
    private final Consumer<Site> opened;
    private final List<Site> sites = new CopyOnWriteArrayList<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /**
     * @param home where the kubeconfigs are written
     * @param said hears what is ready, and on which hub
     * @param opened is shown each hub before its operator starts
     */
    Embedded(Path home, SharedStore store, BiConsumer<String, String> said, Consumer<Site> opened) {
        this.home = home;
        this.store = store;
        this.said = said;
        this.opened = opened;
        running.push(store);
    }

    /** One more hub with an operator. */
    synchronized Site open(int clusters) {
        int number = sites.size() + 1;
        var name = "hub-" + number;
        var hub =
                SampleHub.start(new SampleHub.Wanted(number, clusters, home, store, words -> said.accept(name, words)));
        running.push(hub);
        opened.accept(hub.site());
        var operator = SiteOperator.start(hub.site());
        running.push(operator);
        said.accept(name, "operator started; %1$s/q/health and %1$s/q/metrics".formatted(operator.url()));
        sites.add(hub.site());
        return hub.site();
    }

    @Override
    public List<Site> sites() {
        return List.copyOf(sites);
    }

    @Override
    public SharedStore store() {
        return store;
    }

    @Override
    public Site another(Site than) {
        return sites.stream().filter(site -> !site.equals(than)).findFirst().orElseGet(() -> open(0));
    }

    @Override
    public synchronized void close() {
        Closing.all(running);
    }
}
