package io.hubbackup.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What asks, before a Restore is stored, whether its author may do himself what it would have the operator do (D31). */
public record AdmissionSeen(List<Gate> gates) {

    public AdmissionSeen {
        gates = List.copyOf(gates);
    }

    /**
     * A policy or a webhook that refuses.
     *
     * @param what its kind and name, for people
     * @param since when it was made
     */
    public record Gate(String what, Instant since) {}

    /** The one that was there at that time. */
    public Optional<Gate> at(Instant time) {
        return gates.stream().filter(gate -> !gate.since().isAfter(time)).findFirst();
    }
}
