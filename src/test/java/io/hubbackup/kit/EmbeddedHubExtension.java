package io.hubbackup.kit;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Behind {@link OnEmbeddedHub}. */
final class EmbeddedHubExtension extends HubExtension implements ExecutionCondition {

    EmbeddedHubExtension() {
        super(EmbeddedHub.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(test -> AnnotationSupport.findAnnotation(test, OnEmbeddedHub.class))
                .filter(wanted -> !wanted.realTime())
                .map(wanted -> NeedsSimulatedTime.Condition.look())
                .orElseGet(() -> ConditionEvaluationResult.enabled("time passes by itself"));
    }

    @Override
    Hubs hubs(AnnotatedElement test) {
        var wanted = wanted(test);
        return wanted.realTime() ? EmbeddedHubs.inRealTime() : EmbeddedHubs.inSimulatedTime();
    }

    private static OnEmbeddedHub wanted(AnnotatedElement test) {
        return AnnotationSupport.findAnnotation(test, OnEmbeddedHub.class).orElseThrow();
    }

    /** It costs little to start one. */
    @Override
    boolean shares() {
        return false;
    }
}
