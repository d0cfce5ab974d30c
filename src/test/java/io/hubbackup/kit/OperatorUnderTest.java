package io.hubbackup.kit;

/** An operator at work on a hub, in whatever form it runs. */
public interface OperatorUnderTest extends AutoCloseable {

    /** Waits until it says that it is ready. */
    void awaitReady();

    /** Whether it says that it is alive. */
    boolean alive();

    /** Whether it says that it is ready. */
    boolean ready();

    /** All that it has logged. */
    String log();

    /** Its figures, as Prometheus reads them; empty while it does not serve them. */
    String figures();

    /** What a counter or gauge says, all its labels added up. */
    default double metric(String name) {
        return figures()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Ends it as a crash would; nothing that it has begun comes to the API server afterwards. */
    void kill();

    /** Asks it to end in good order, as a Pod is asked; where it lives in simulated time, this does not wait until it has. */
    default void askToEnd() {
        close();
    }

    /** Ends it in good order. */
    @Override
    void close();
}
