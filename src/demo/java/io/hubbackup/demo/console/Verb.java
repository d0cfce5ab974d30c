package io.hubbackup.demo.console;

import java.util.function.Consumer;

/**
 * Something that can be typed.
 *
 * @param words which it begins with
 * @param argument what stands behind them, as help calls it; empty when nothing does
 * @param does what it does, for help
 * @param action takes what stands behind the words; throws {@link Refused} when it cannot be done
 */
record Verb(String words, String argument, String does, Consumer<String> action) {

    boolean begins(String line) {
        return line.equals(words) || line.startsWith(words + " ");
    }

    void run(String line) {
        var rest = line.substring(words.length()).strip();
        if (argument.isEmpty() != rest.isEmpty() && !isOptional()) {
            throw new Refused("It is: %s %s".formatted(words, argument).strip());
        }
        action.accept(rest);
    }

    private boolean isOptional() {
        return argument.startsWith("[");
    }

    String help() {
        return "  %-18s %s".formatted((words + " " + argument).strip(), does);
    }
}
