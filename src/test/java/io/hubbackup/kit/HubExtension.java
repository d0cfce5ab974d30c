package io.hubbackup.kit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
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

    /** Whether classes share the hubs that are named alike. */
    abstract boolean shares();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Hub.class || type == Hubs.class || type == bed;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var ours = hubsOf(context);
        return parameter.getParameter().getType() == Hubs.class ? ours.hubs() : ours.hub();
    }

    /** The one of the class; a class that shares gives it back when it has run. */
    private HubsOfClass hubsOf(ExtensionContext context) {
        var test = context.getRequiredTestClass();
        var name = ExtensionContext.Namespace.create(getClass());
        var ofClass = classContext(context).getStore(name);
        return sharedAs(test)
                .map(shared -> ofClass.computeIfAbsent(
                                HubPool.Loan.class,
                                key -> pool(context, name.append(shared)).borrow(() -> begin(test)),
                                HubPool.Loan.class)
                        .hubs())
                .orElseGet(() -> ofClass.computeIfAbsent(HubsOfClass.class, key -> begin(test), HubsOfClass.class));
    }

    private Optional<String> sharedAs(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, WithHub.class)
                .map(WithHub::sharedAs)
                .filter(name -> shares() && !name.isEmpty());
    }

    private static HubPool pool(ExtensionContext context, ExtensionContext.Namespace shared) {
        return context.getRoot().getStore(shared).computeIfAbsent(HubPool.class, key -> new HubPool(), HubPool.class);
    }

    private HubsOfClass begin(Class<?> test) {
        return new HubsOfClass(hubs(test), options(test));
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
