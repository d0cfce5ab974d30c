package io.hubbackup.demo;

import io.hubbackup.demo.registration.Mishap;
import io.hubbackup.demo.site.Closing;
import io.hubbackup.demo.site.ManagedFleet;
import io.hubbackup.demo.site.SampleHub;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.SiteOperator;
import io.hubbackup.demo.site.Stage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Hubs of our own, in this process, on one store and with one fleet of clusters. */
final class Embedded implements Stage {

    private final Path home;
    private final SharedStore store;
    private final BiConsumer<String, String> said;
    private final Consumer<Site> opened;
    private final ManagedFleet fleet = new ManagedFleet();
    private final List<Member> members = new CopyOnWriteArrayList<>();
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
        running.push(fleet);
    }

    /** One more hub with an operator, and without clusters. */
    private Site open() {
        return open(0, Map.of());
    }

    /**
     * One more hub with an operator.
     *
     * @param mishaps with how many of its clusters what is wrong
     */
    synchronized Site open(int clusters, Map<Mishap, Integer> mishaps) {
        int number = members.size() + 1;
        var name = "hub-" + number;
        var hub = SampleHub.start(
                new SampleHub.Wanted(number, clusters, mishaps, home, store, fleet, words -> said.accept(name, words)));
        running.push(hub);
        opened.accept(hub.site());
        var member = new Member(hub);
        running.push(member);
        members.add(member);
        member.start();
        return hub.site();
    }

    @Override
    public List<Site> sites() {
        return members.stream().map(member -> member.hub.site()).toList();
    }

    @Override
    public SharedStore store() {
        return store;
    }

    @Override
    public Site another(Site than) {
        return sites().stream().filter(site -> !site.equals(than)).findFirst().orElseGet(this::open);
    }

    @Override
    public synchronized void kill(Site hub) {
        member(hub).kill();
    }

    @Override
    public synchronized void wake(Site hub) {
        member(hub).wake();
    }

    private Member member(Site site) {
        return members.stream()
                .filter(member -> member.hub.site().equals(site))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public SortedMap<String, String> whereabouts() {
        return fleet.whereabouts();
    }

    @Override
    public synchronized void close() {
        Closing.all(running);
    }

    /** A hub and its operator, which is there while the hub lives. */
    private final class Member implements AutoCloseable {

        private final SampleHub hub;
        private Optional<SiteOperator> operator = Optional.empty();

        Member(SampleHub hub) {
            this.hub = hub;
        }

        void start() {
            var started = SiteOperator.start(hub.site(), store.reader());
            operator = Optional.of(started);
            said.accept(
                    hub.site().name(), "operator started; %1$s/q/health and %1$s/q/metrics".formatted(started.url()));
        }

        void kill() {
            if (operator.isPresent()) {
                hub.die();
                close();
            }
        }

        void wake() {
            if (operator.isEmpty()) {
                hub.wake();
                start();
            }
        }

        @Override
        public void close() {
            operator.ifPresent(SiteOperator::close);
            operator = Optional.empty();
        }
    }
}
