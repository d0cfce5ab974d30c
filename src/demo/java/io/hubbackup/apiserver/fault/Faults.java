package io.hubbackup.apiserver.fault;

/** The rules that are in force; they may change at any time. */
public interface Faults {

    void add(FaultRule rule);

    /** Nothing goes wrong any more; watches that were silenced stay so until they are opened again. */
    void clear();
}
