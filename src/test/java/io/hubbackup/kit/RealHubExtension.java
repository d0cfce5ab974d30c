package io.hubbackup.kit;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link NeedsRealHub}: decides whether a class runs, too. */
final class RealHubExtension extends HubExtension implements ExecutionCondition {

    RealHubExtension() {
        super(RealHub.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return HubKit.needed(HubKit.ABSENT);
    }

    @Override
    Hubs hubs(AnnotatedElement test) {
        return new RealHubs(HubKit.present().orElseThrow());
    }

    @Override
    boolean shares() {
        return true;
    }
}
