package io.hubbackup.demo;

import io.hubbackup.apiserver.WallClock;
import io.hubbackup.demo.chronicle.Chronicle;
import io.hubbackup.demo.console.Console;
import io.hubbackup.demo.console.Manifests;
import io.hubbackup.demo.site.Closing;
import io.hubbackup.demo.site.HubNotFound;
import io.hubbackup.demo.site.RealHub;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.Stage;
import io.hubbackup.demo.site.Threads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** One run of the command, from its options to its exit code. */
public final class Demonstration {

    private static final Logger LOG = Logger.getLogger(Demonstration.class);
    private static final String LOG_FILE = "operator.log";
    private static final int WELL = 0;
    private static final int FAILED = 1;
    private static final int BAD_OPTIONS = 2;

    private final Path home;
    private final Terminal terminal;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** @param home where kubeconfigs and the log are written */
    public Demonstration(Path home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Runs until somebody ends it; the exit code. */
    public int run(List<String> words) {
        try {
            var options = Options.of(words);
            if (options.help()) {
                terminal.say(Options.USAGE);
                return WELL;
            }
            return run(options);
        } catch (BadOption bad) {
            terminal.complain(String.valueOf(bad.getMessage()));
            return BAD_OPTIONS;
        } finally {
            ended.countDown();
        }
    }

    private int run(Options options) {
        try {
            show(options);
            end.await();
            terminal.say("Ends.");
            return WELL;
        } catch (HubNotFound nobody) {
            terminal.complain(String.valueOf(nobody.getMessage()));
            return FAILED;
        } catch (RuntimeException failed) {
            LOG.error("The demonstration cannot go on", failed);
            terminal.complain("It cannot go on: %s. The log has more: %s"
                    .formatted(failed.getMessage(), home.resolve(LOG_FILE).toAbsolutePath()));
            return FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            Closing.all(running);
        }
    }

    private void show(Options options) {
        Folders.make(home);
        var log = OperatorLog.in(home.resolve(LOG_FILE), options.verbose() ? terminal::say : line -> {});
        running.push(log::close);
        terminal.heading("hub-backup-operator: the operator at work, in this process");
        terminal.say("  its log is in " + log.file().toAbsolutePath());
        var stage = options.kubeconfig().isPresent() ? connect(options) : furnish(options);
        listen(new Console(stage, clock, terminal::say, this::end));
    }

    private Stage connect(Options options) {
        var site = RealHub.at(options.kubeconfig().orElseThrow());
        terminal.say("  hub      %s, Velero in %s".formatted(site.client().getMasterUrl(), site.namespace()));
        follow(site, false, options.verbose());
        var stage = Connected.to(site);
        running.push(stage);
        terminal.say("  operator started; %1$s/q/health and %1$s/q/metrics".formatted(stage.url()));
        new Introduction(terminal).ofReal(site);
        return stage;
    }

    private Stage furnish(Options options) {
        boolean several = options.hubs() > 1;
        var stage = new Embedded(
                home,
                new SharedStore(options.store().orElseGet(this::temporary)),
                (hub, words) -> terminal.say("  %-8s %s".formatted(hub, words)),
                site -> follow(site, several || !site.name().equals("hub-1"), options.verbose()));
        running.push(stage);
        var first = stage.open(options.fleet(), options.mishaps());
        for (int hub = 1; hub < options.hubs(); hub++) {
            stage.open(0, Map.of());
        }
        new Introduction(terminal).of(stage.sites());
        new Manifests(first).apply(Manifests.WITH_ACCOUNTS);
        return stage;
    }

    private Path temporary() {
        var folder = Folders.temporary();
        running.push(() -> Folders.remove(folder));
        return folder;
    }

    /** Has what happens on a hub told. */
    private void follow(Site site, boolean byName, boolean everyPhase) {
        var threads = Threads.named("chronicle");
        var time = new WallClock(threads);
        running.push(threads::shutdownNow);
        running.push(time);
        Chronicle.begin(site.client(), time, everyPhase, fact -> {
            if (end.getCount() > 0) {
                terminal.tell(LocalTime.now(clock.withZone(ZoneId.systemDefault())), byName ? site.name() : "", fact);
            }
        });
    }

    private void listen(Console console) {
        Thread.ofPlatform().daemon().name("console").start(() -> {
            for (var line = terminal.read(); line.isPresent(); line = terminal.read()) {
                console.type(line.get());
            }
        });
    }

    /** Has it end; returns when everything is closed. */
    public void endAndWait() throws InterruptedException {
        end();
        ended.await();
    }

    private void end() {
        end.countDown();
    }
}
