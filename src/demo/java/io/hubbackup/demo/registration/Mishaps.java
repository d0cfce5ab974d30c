package io.hubbackup.demo.registration;

/** Decides what is wrong with which cluster; its answer for a cluster never changes. */
@FunctionalInterface
public interface Mishaps {

    /** Nothing is. */
    Mishaps NONE = cluster -> Mishap.NONE;

    /** What is wrong with the cluster of this name. */
    Mishap of(String cluster);
}
