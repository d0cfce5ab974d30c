package io.hubbackup.kit;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a class of tests the hub that {@link WithHub} describes, and keeps it until the class has run. */
abstract class HubExtension implements ParameterResolver {

    private final Class<? extends Hub> bed;

    /** @param bed the type of hub that may be asked for, beside {@link Hub} and {@link Hubs} */
    HubExtension(Class<? extends Hub> bed) {
        this.bed = bed;
    }

    /** Begins a common store. */
    abstract Hubs hubs(AnnotatedElement test);

    /** Whether classes share a hub that is named alike. */
    abstract boolean shares();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Hub.class || type == Hubs.class || type == bed;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var test = context.getRequiredTestClass();
        var room = room(context, test);
        var hubs = room.computeIfAbsent(Hubs.class, key -> hubs(test), Hubs.class);
        return parameter.getParameter().getType() == Hubs.class
                ? hubs
                : room.computeIfAbsent(ClassHub.class, key -> new ClassHub(hubs.up(options(test))), ClassHub.class)
                        .hub();
    }

    /** The hub that all tests of a class share; {@link Hubs} ends it, not the store that this lies in. */
    private record ClassHub(Hub hub) {}

    private ExtensionContext.Store room(ExtensionContext context, Class<?> test) {
        var room = ExtensionContext.Namespace.create(getClass());
        var shared = AnnotationSupport.findAnnotation(test, WithHub.class)
                .map(WithHub::sharedAs)
                .filter(name -> shares() && !name.isEmpty());
        return shared.isPresent()
                ? context.getRoot().getStore(room.append(shared.get()))
                : classContext(context).getStore(room);
    }

    private static HubOptions options(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, WithHub.class)
                .map(HubOptions::of)
                .orElseGet(HubOptions::bare);
    }

    /** Methods share the hub of their class. */
    private static ExtensionContext classContext(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : classContext(context.getParent().orElseThrow());
    }
}
