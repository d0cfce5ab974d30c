package io.hubbackup.demo.registration;

import java.util.Map;

/** What is said about one aspect of a ManagedCluster. */
record Condition(String type, String status, String reason, String message) {

    static final String ACCEPTED = "HubAcceptedManagedCluster";
    static final String JOINED = "ManagedClusterJoined";
    static final String AVAILABLE = "ManagedClusterConditionAvailable";
    static final String IMPORTED = "ManagedClusterImportSucceeded";

    static final String TRUE = "True";
    static final String FALSE = "False";
    static final String UNKNOWN = "Unknown";

    static Condition of(Map<?, ?> object) {
        return new Condition(
                text(object, "type"), text(object, "status"), text(object, "reason"), text(object, "message"));
    }

    private static String text(Map<?, ?> object, String field) {
        return object.get(field) instanceof String text ? text : "";
    }

    boolean isTrue() {
        return status.equals(TRUE);
    }

    Map<String, Object> since(String time) {
        return Map.of("type", type, "status", status, "reason", reason, "message", message, "lastTransitionTime", time);
    }
}
