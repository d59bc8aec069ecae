import OncologyCore
import Releases
import Testing

@Suite struct HTTPDateTests {
  /// RFC 9110, 5.6.7, has the first as its example.
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06"), ("Fri, 29 May 2026 06:00:00 GMT", "2026-05-29"),
  ]) func theDayIsTaken(text: String, day: String) {
    #expect(HTTPDate.day(text)?.description == day)
  }

  /// The obsolete forms of the same section, and days that there are not.
  @Test(arguments: [
    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "", "Sun, 32 Nov 1994 08:49:37 GMT",
    "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
  ]) func anotherFormIsNoDay(text: String) {
    #expect(HTTPDate.day(text) == nil)
  }
}
