package io.hubbackup.kit;

import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.demo.time.VirtualTime;
import java.time.Duration;

/** The operator in this process. */
public record SimulatedOperator(InProcessOperator operator, Hub hub, VirtualTime time) implements OperatorUnderTest {

    private static final Duration START = Duration.ofSeconds(60);

    @Override
    public void awaitReady() {
        hub.within(START, "the operator is ready").until(operator::ready);
    }

    @Override
    public boolean alive() {
        return operator.alive();
    }

    @Override
    public boolean ready() {
        return operator.ready();
    }

    @Override
    public String log() {
        return operator.log();
    }

    @Override
    public String figures() {
        return operator.figures();
    }

    @Override
    public void kill() {
        operator.kill();
    }

    @Override
    public void askToEnd() {
        operator.stop();
    }

    @Override
    public void close() {
        askToEnd();
        time.settle();
        operator.kill();
    }
}
