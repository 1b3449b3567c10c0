package io.mtapools.velocity;

/** A request until it is answered. Not thread-safe. */
final class Waiter {
    private final long number;
    private final Request request;
    private final Answer answer;
    private Line line;
    private Flow flow;

    Waiter(long number, Request request, Answer answer) {
        this.number = number;
        this.request = request;
        this.answer = answer;
    }

    /** Its place in the order of asking. */
    long number() {
        return number;
    }

    Request request() {
        return request;
    }

    Answer answer() {
        return answer;
    }

    /** Where it waits; null once it is answered or taken back. */
    Line line() {
        return line;
    }

    /** With whom it waits, if it comes from aside. */
    Flow flow() {
        return flow;
    }

    void waitsIn(Line newLine) {
        line = newLine;
        flow = null;
    }

    void joins(Flow others) {
        flow = others;
    }

    void isDone() {
        line = null;
        flow = null;
    }
}
