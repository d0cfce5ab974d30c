package io.hubbackup.kit;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Classes that share a hub run one after the other, where others run side by side. */
final class SharedHubLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, WithHub.class)
                .map(WithHub::sharedAs)
                .filter(name -> !name.isEmpty())
                .map(name -> Set.of(new Lock("hub " + name)))
                .orElseGet(Set::of);
    }
}
