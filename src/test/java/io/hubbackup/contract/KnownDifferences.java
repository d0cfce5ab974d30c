package io.hubbackup.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Cases in which the embedded server is known to answer otherwise. Each has its reason in {@code known-differences.tsv}, and
 * docs/embedded-api-server.md says the same.
 */
final class KnownDifferences implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final Path FILE = Path.of("src/test/resources/contract/known-differences.tsv");

    /** The reasons, by the name of the case. */
    static Map<String, String> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        expect(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        expect(context, failure);
    }

    private static void expect(ExtensionContext context, Throwable failure) throws Throwable {
        if (!(isKnown(context) && failure instanceof AssertionError)) {
            throw failure;
        }
    }

    private static boolean isKnown(ExtensionContext context) {
        return all().containsKey(context.getDisplayName());
    }
}
