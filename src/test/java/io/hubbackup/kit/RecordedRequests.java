package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.Recorder;
import io.hubbackup.apiserver.fault.RequestRecord;
import java.util.List;
import java.util.function.Predicate;

/** What an embedded API server has recorded. */
record RecordedRequests(Recorder recorder) implements AuditLog {

    @Override
    public Mark mark() {
        return new Mark(recorder.mark());
    }

    @Override
    public List<AuditRecord> since(Mark mark, Predicate<AuditRecord> wanted) {
        return recorder.since(mark.offset()).stream()
                .map(RecordedRequests::record)
                .filter(wanted)
                .toList();
    }

    private static AuditRecord record(RequestRecord request) {
        var parts = request.resource().split("\\.", 2);
        return new AuditRecord(
                request.userAgent(),
                request.verb(),
                parts.length > 1 ? parts[1] : "",
                parts[0],
                request.subresource(),
                request.namespace(),
                request.name(),
                request.code());
    }
}
