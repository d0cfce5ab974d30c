package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the hub of this class of tests has, on whatever bed; without this it is a bare API server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithHub {

    /** Whether it has a store and a Velero. */
    boolean store() default false;

    /** Whether it serves the kinds of a hub. */
    boolean crds() default false;

    /** What its ClusterVersion says; empty: made up. */
    String clusterId() default "";

    /** More arguments for Velero. */
    String veleroArguments() default "";

    /**
     * Classes that give the same name here have the same real hubs, one class after the other each; there are as many of them as such classes run side by
     * side, and the last of them ends with the last test of the run. Empty: the hub is this class's own.
     */
    String sharedAs() default "";
}
