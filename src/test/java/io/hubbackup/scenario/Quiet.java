package io.hubbackup.scenario;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the log of some hundred operators in trouble to itself. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {

    private static final Logger ROOT = Logger.getLogger("");

    private Optional<Level> before = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        before = Optional.ofNullable(ROOT.getLevel());
        ROOT.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        before.ifPresent(ROOT::setLevel);
    }
}
