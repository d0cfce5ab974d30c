package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run on a real hub, which {@link WithHub} describes. Where there is no kit ({@code HUB_KIT}) they do not run, and the last lines of the output say so.
 * A parameter of type {@link Hub} or {@link RealHub} is this class's hub, started when it is first asked for; one of type {@link Hubs} starts several on one store.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(NeedsRealHub.BED)
@ExtendWith(RealHubExtension.class)
public @interface NeedsRealHub {

    /** The tag of this test bed. */
    String BED = "bed-real-hub";
}
