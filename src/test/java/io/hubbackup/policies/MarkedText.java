package io.hubbackup.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document written by hand with parts that are generated: from {@code <!-- generated: name -->} to {@code <!-- end -->}. */
record MarkedText(Path path, String text) {

    static MarkedText read(Path path) {
        try {
            return new MarkedText(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("could not read " + path, unreadable);
        }
    }

    MarkedText with(String part, String content) {
        var marked = Pattern.compile("(<!-- generated: %s -->\n).*?(<!-- end -->)".formatted(part), Pattern.DOTALL)
                .matcher(text);
        if (!marked.find()) {
            throw new IllegalStateException("%s has no part <!-- generated: %s -->".formatted(path, part));
        }
        return new MarkedText(path, marked.replaceFirst("$1" + Matcher.quoteReplacement(content) + "$2"));
    }

    GeneratedPolicies.GeneratedFile file() {
        return new GeneratedPolicies.GeneratedFile(path, text);
    }
}
