package io.hubbackup.kit;

import java.lang.reflect.AnnotatedElement;
import org.junit.platform.commons.support.AnnotationSupport;

/** Behind {@link OnEmbeddedHub}. */
final class EmbeddedHubExtension extends HubExtension {

    EmbeddedHubExtension() {
        super(EmbeddedHub.class);
    }

    @Override
    Hubs hubs(AnnotatedElement test) {
        var wanted = AnnotationSupport.findAnnotation(test, OnEmbeddedHub.class).orElseThrow();
        return wanted.realTime() ? EmbeddedHubs.inRealTime() : EmbeddedHubs.inSimulatedTime();
    }

    /** It costs little to start one. */
    @Override
    boolean shares() {
        return false;
    }
}
