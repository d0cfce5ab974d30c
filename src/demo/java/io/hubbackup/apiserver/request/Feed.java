package io.hubbackup.apiserver.request;

/** The events of one watch. Nothing is lost between its making and {@link #start}. */
public interface Feed {

    /** Takes what comes, in order, never two calls at the same time. */
    interface Sink {

        /** One event, as JSON without a line end. */
        void event(byte[] json);

        /** The watch ended in good order. */
        void end();

        /** The connection ends, as it does when a server dies. */
        void cut();

        /** Whether nobody waits who tells it something. */
        default boolean isPrompt() {
            return false;
        }
    }

    /** Called once; the sink hears everything from then on. */
    void start(Sink sink);

    /** The client is gone. */
    void cancel();
}
