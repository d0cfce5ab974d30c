package io.hubbackup.demo;

import io.hubbackup.demo.chronicle.Fact;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Where the demonstration is typed and read. */
public final class Terminal {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String PLAIN = "\u001B[0m";
    private static final String DIM = "\u001B[2m";
    private static final String BOLD = "\u001B[1m";
    private static final String RED = "\u001B[31m";
    private static final String GREEN = "\u001B[32m";

    private final BufferedReader typed;
    private final PrintStream out;
    private final boolean coloured;

    /** @param coloured whether a person looks at it */
    public Terminal(InputStream in, PrintStream out, boolean coloured) {
        this.typed = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.out = out;
        this.coloured = coloured;
    }

    /** That of this process; in colours unless it is a file, or {@code NO_COLOR} is set. */
    static Terminal ofProcess() {
        var noColours = Optional.ofNullable(System.getenv("NO_COLOR")).filter(set -> !set.isEmpty());
        return new Terminal(System.in, System.out, noColours.isEmpty() && isPerson());
    }

    private static boolean isPerson() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // a newer JDK has a console for files too, and can tell
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /** The next line that is typed; empty when nobody types any more. */
    Optional<String> read() {
        try {
            return Optional.ofNullable(typed.readLine());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    void heading(String text) {
        say(painted(BOLD, text));
    }

    /** An error, in one line. */
    void complain(String text) {
        say(painted(RED, text));
    }

    /** @param hub empty when there is only one */
    void tell(LocalTime at, String hub, Fact fact) {
        var colour =
                switch (fact.mood()) {
                    case GOOD -> GREEN;
                    case TROUBLE -> RED;
                    case PLAIN -> "";
                };
        var who = hub.isEmpty() ? "" : hub + "  ";
        say(painted(DIM, CLOCK.format(at)) + "  " + who + painted(colour, fact.about() + ": " + fact.text()));
    }

    private String painted(String colour, String text) {
        return coloured && !colour.isEmpty() ? colour + text + PLAIN : text;
    }
}
