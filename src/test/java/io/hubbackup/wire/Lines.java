package io.hubbackup.wire;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a tab-separated file of {@code src/test/resources/wire}; lines with # are remarks. */
final class Lines {

    private Lines() {}

    static Stream<Arguments> of(String file) {
        try (var in = Objects.requireNonNull(Lines.class.getResourceAsStream("/wire/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> argumentSet(line.replace('\t', ' '), (Object[]) line.split("\t", -1)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
