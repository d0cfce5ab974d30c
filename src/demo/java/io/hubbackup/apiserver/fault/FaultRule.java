package io.hubbackup.apiserver.fault;

import java.util.Optional;

/**
 * When something goes wrong. An absent part matches everything.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete}, {@code deletecollection}
 * @param resource {@code secrets}, {@code backups.velero.io}
 * @param name of the object
 * @param userAgent how the client's name begins
 * @param from the first matching request that is hit, counted from 1
 * @param times how many are hit from there on
 */
public record FaultRule(
        Optional<String> verb,
        Optional<String> resource,
        Optional<String> name,
        Optional<String> userAgent,
        int from,
        int times,
        Fault fault) {

    public static FaultRule always(Fault fault) {
        return new FaultRule(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1, Integer.MAX_VALUE, fault);
    }

    public FaultRule verb(String only) {
        return new FaultRule(Optional.of(only), resource, name, userAgent, from, times, fault);
    }

    public FaultRule resource(String only) {
        return new FaultRule(verb, Optional.of(only), name, userAgent, from, times, fault);
    }

    public FaultRule name(String only) {
        return new FaultRule(verb, resource, Optional.of(only), userAgent, from, times, fault);
    }

    public FaultRule userAgent(String beginsWith) {
        return new FaultRule(verb, resource, name, Optional.of(beginsWith), from, times, fault);
    }

    /** Hits the {@code nth} matching request only. */
    public FaultRule nth(int nth) {
        return new FaultRule(verb, resource, name, userAgent, nth, 1, fault);
    }

    public FaultRule first(int many) {
        return new FaultRule(verb, resource, name, userAgent, 1, many, fault);
    }
}
