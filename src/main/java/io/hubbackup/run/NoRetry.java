package io.hubbackup.run;

import io.javaoperatorsdk.operator.processing.retry.Retry;
import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import java.util.Optional;

/** The framework retries nothing by itself: our timer does (D25). */
public final class NoRetry implements Retry {

    @Override
    public RetryExecution initExecution() {
        return new RetryExecution() {
            @Override
            public Optional<Long> nextDelay() {
                return Optional.empty();
            }

            @Override
            public int getAttemptCount() {
                return 0;
            }

            @Override
            public boolean isLastAttempt() {
                return true;
            }
        };
    }
}
