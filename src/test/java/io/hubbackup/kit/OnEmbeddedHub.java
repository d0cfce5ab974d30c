package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run on a hub in this process, which {@link WithHub} describes; it is started in a moment and needs nothing. A parameter of type {@link Hub} or
 * {@link EmbeddedHub} is this class's hub; one of type {@link Hubs} starts several on one store.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnEmbeddedHub.BED)
@ExtendWith(EmbeddedHubExtension.class)
public @interface OnEmbeddedHub {

    /** The tag of this test bed. */
    String BED = "bed-embedded-hub";

    /** Whether time passes by itself, as programs of their own need it; otherwise it passes when somebody waits. */
    boolean realTime() default false;
}
