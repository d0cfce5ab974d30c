package io.hubbackup.kit;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Behind {@link NeedsRealHub}: decides whether a class runs, and keeps its hubs until it has run. */
final class RealHubExtension implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace ROOM = ExtensionContext.Namespace.create(RealHubExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return HubKit.present().isPresent()
                ? ConditionEvaluationResult.enabled("HUB_KIT is set")
                : ConditionEvaluationResult.disabled(HubKit.ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RealHub.class || type == Hubs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var room = room(context);
        var hubs = room.computeIfAbsent(
                Hubs.class, key -> new Hubs(HubKit.present().orElseThrow()), Hubs.class);
        return parameter.getParameter().getType() == Hubs.class
                ? hubs
                : hubOf(context.getRequiredTestClass(), room, hubs);
    }

    private static RealHub hubOf(Class<?> test, ExtensionContext.Store room, Hubs hubs) {
        return room.computeIfAbsent(
                        ClassHub.class, key -> new ClassHub(hubs.up(optionsOf(test, hubs.store()))), ClassHub.class)
                .hub();
    }

    /** The hub that all tests of a class share; {@link Hubs} ends it, not the store that this lies in. */
    private record ClassHub(RealHub hub) {}

    private static ExtensionContext.Store room(ExtensionContext context) {
        var name = wanted(context.getRequiredTestClass()).sharedAs();
        return name.isEmpty()
                ? classContext(context).getStore(ROOM)
                : context.getRoot().getStore(ROOM.append(name));
    }

    private static NeedsRealHub wanted(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, NeedsRealHub.class).orElseThrow();
    }

    private static HubOptions optionsOf(Class<?> test, Path store) {
        var wanted = wanted(test);
        return new HubOptions(
                Optional.of(store).filter(folder -> wanted.store()),
                wanted.crds(),
                Optional.of(wanted.clusterId()).filter(id -> !id.isEmpty()),
                wanted.veleroArguments());
    }

    /** Methods share the hub of their class. */
    private static ExtensionContext classContext(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : classContext(context.getParent().orElseThrow());
    }
}
