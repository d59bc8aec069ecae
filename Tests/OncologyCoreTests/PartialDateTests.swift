import Foundation
import OncologyCore
import Testing

/// Dates of which the year, the month or the day is known (FHIR `date`, ISO 8601).
@Suite struct PartialDateTests {
  @Test(arguments: ["2026", "2026-11", "2026-11-24", "2024-02-29", "2000-02-29", "0999-01-01"])
  func existingDatesAreReadAndWrittenAsTheyStand(text: String) throws {
    let date = try #require(PartialDate(text))
    #expect(date.description == text)
    let data = try JSONEncoder().encode([date])
    #expect(try JSONDecoder().decode([PartialDate].self, from: data) == [date])
  }

  @Test(arguments: [
    "", "26", "20261124", "2026-13", "2026-00", "2026-1", "2026-11-31", "2026-11-00", "2023-02-29", "1900-02-29",
    "2026-11-24-01", "2026-11-", "-2026", "2026-11-24T00:00", "٢٠٢٦", "0000", "2026/11/24", "+026",
  ]) func whatIsNoDateIsNotRead(text: String) {
    #expect(PartialDate(text) == nil)
    let data = Data("[\"\(text)\"]".utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([PartialDate].self, from: data) }
  }

  @Test func partsThatAreNotKnownAreNil() throws {
    let year = try #require(PartialDate("2026"))
    #expect(year.year == 2026)
    #expect(year.month == nil)
    #expect(year.day == nil)
    #expect(PartialDate("2026-11")?.month == 11)
    #expect(PartialDate("2026-11-24")?.day == 24)
  }
}
