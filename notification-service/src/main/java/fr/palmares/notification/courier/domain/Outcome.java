package fr.palmares.notification.courier.domain;

/** What came of bringing a fact to its receiver. */
public sealed interface Outcome {

    /** 2xx: the receiver has it. */
    record Taken(int status) implements Outcome {}

    /** Any other answer. */
    record Refused(int status) implements Outcome {}

    /** 3xx: never followed, for it may lead anywhere. */
    record Redirected(int status) implements Outcome {}

    /** 410: the receiver wants nothing any more. */
    record Gone() implements Outcome {}

    /** No answer in time. */
    record TimedOut() implements Outcome {}

    /** The name leads to a private address, whatever it led to when the webhook was made. */
    record PrivateAddress() implements Outcome {}

    /** No such name, nobody there, or not who the certificate says. */
    record Unreachable(String why) implements Outcome {}

    static Outcome answer(int status) {
        return switch (status / 100) {
            case 2 -> new Taken(status);
            case 3 -> new Redirected(status);
            default -> status == 410 ? new Gone() : new Refused(status);
        };
    }

    /** As the log calls it. */
    default String code() {
        return switch (this) {
            case Taken _ -> "TAKEN";
            case Refused _ -> "REFUSED";
            case Redirected _ -> "REDIRECTED";
            case Gone _ -> "GONE";
            case TimedOut _ -> "TIMED_OUT";
            case PrivateAddress _ -> "PRIVATE_ADDRESS";
            case Unreachable _ -> "UNREACHABLE";
        };
    }

    /** The HTTP status; 0 when there was no answer. */
    default int httpStatus() {
        return switch (this) {
            case Taken(var status) -> status;
            case Refused(var status) -> status;
            case Redirected(var status) -> status;
            case Gone _ -> 410;
            case TimedOut _, PrivateAddress _, Unreachable _ -> 0;
        };
    }

    default boolean isTaken() {
        return this instanceof Taken;
    }
}
