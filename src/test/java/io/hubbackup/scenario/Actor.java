package io.hubbackup.scenario;

import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.plan.ApiKind;
import java.time.Duration;
import java.util.List;

/** Another program of the hub: it looks at its kinds a moment after one of their objects has changed, and does its part. */
abstract class Actor {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration UNTIL_SERVED = Duration.ofSeconds(20);

    private final Desk desk;
    private final SimulatedProcess process;
    private boolean pending;

    Actor(Desk desk, SimulatedProcess process) {
        this.desk = desk;
        this.process = process;
    }

    void start(List<ApiKind> kinds) {
        kinds.forEach(kind -> process.execute(() -> follow(kind)));
    }

    Desk desk() {
        return desk;
    }

    SimulatedProcess process() {
        return process;
    }

    /** Looks at everything and does what there is to do; it may be nothing. */
    abstract void act();

    void soon() {
        actAfter(MOMENT);
    }

    void actAfter(Duration delay) {
        if (delay.compareTo(MOMENT) > 0) {
            process.after(delay, this::soon);
        } else if (!pending) {
            pending = true;
            process.after(delay, () -> {
                pending = false;
                act();
            });
        }
    }

    private void follow(ApiKind kind) {
        desk.watch(kind)
                .ifPresentOrElse(
                        stream -> stream.feed().start(new Hearing(kind)),
                        () -> process.after(UNTIL_SERVED, () -> follow(kind)));
    }

    private final class Hearing implements Feed.Sink {

        private final ApiKind kind;

        private Hearing(ApiKind kind) {
            this.kind = kind;
        }

        @Override
        public void event(byte[] json) {
            soon();
        }

        @Override
        public void end() {
            process.after(UNTIL_SERVED, () -> follow(kind));
        }

        @Override
        public void cut() {
            end();
        }
    }
}
