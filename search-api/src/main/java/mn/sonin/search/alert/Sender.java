package mn.sonin.search.alert;

import mn.sonin.archive.Delivery;

/** A way to bring a delivery to a target. */
interface Sender {
    /** Tries once. */
    Outcome send(Delivery delivery);

    /** What a try came to. */
    sealed interface Outcome {
        /** The target has it. */
        record Arrived() implements Outcome {}

        /** The target does not have it now. */
        record Failed(String reason) implements Outcome {}

        /** The target says nothing, and would not of another delivery now. */
        record Silent(String reason) implements Outcome {}

        /** The target never will have it. */
        record Hopeless(String reason) implements Outcome {}
    }
}
