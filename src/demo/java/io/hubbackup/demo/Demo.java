package io.hubbackup.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The command: {@code ./mvnw -Pdemo}. */
public final class Demo {

    private static final AtomicInteger CODE = new AtomicInteger();
    private static final Path HOME = Path.of("target", "demo");

    private Demo() {}

    /** @param words as {@link Options#USAGE} explains them */
    public static void main(String[] words) {
        // a newer JDK warns in the middle of the facts when netty goes past it
        System.setProperty("io.netty.noUnsafe", "true");
        OperatorLog.only();
        var demonstration = new Demonstration(HOME, Terminal.ofProcess());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(demonstration), "leave"));
        CODE.set(demonstration.run(List.of(words)));
        System.exit(CODE.get());
    }

    /** Ctrl-C is how one leaves, not a failure. */
    private static void leave(Demonstration demonstration) {
        try {
            demonstration.endAndWait();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CODE.get());
    }
}
