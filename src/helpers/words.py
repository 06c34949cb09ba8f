"""The Vietnamese words that stand around printed numbers: the vocabulary of ``printed`` and ``finder``.

All words are in lower case, Unicode NFC, one space apart, with a comma between them. Of two that fit, the longer wins.
This is the place to teach the parser a word; the grammar stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    """Return the words that a text lists, a comma between each two."""
    return frozenset(" ".join(word.split()) for word in text.split(",") if word.strip())


def any_of(words: Iterable[str]) -> str:
    r"""Return the pattern of the longest of ``words`` that stands at a place; common beginnings are tried once.

    >>> any_of(["hộ", "hộ dân", "ha"])
    'h(?:ộ(?:\\ dân)?|a)'
    """
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1], []).append(word[1:])
    ends = "" in tree
    branches = [re.escape(first) + (any_of(rests) if rests != [""] else "") for first, rests in tree.items() if first]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


BOUND_WORDS = {
    # Comparisons: the number is the difference, not a bound.
    "exact": _words("""
        đắt hơn, rẻ hơn, nhanh hơn, chậm hơn, ngắn hơn, sớm hơn, muộn hơn, gần hơn, mầm non, keo non, bán non, sinh non,
        nhẹ hơn, đông hơn, mạnh hơn, tốt hơn, già hơn, trẻ hơn, nhỉnh hơn
    """),
    "at_least": _words("""
        hơn, trên, vượt, đã vượt, vượt mức, vượt ngưỡng, vượt mốc, vượt trên, quá, từ đủ, ít nhất, ít nhất là,
        ít nhất từ, ít nhất có, ít nhất cũng, ít nhất phải, ít ra cũng, ít ra phải, ít cũng, tối thiểu cũng, ít ra,
        ít nhất khoảng, tối thiểu, tối thiểu là, tối thiểu từ, tối thiểu đạt, tối thiểu khoảng, không dưới,
        không được dưới, không ít hơn, không thấp hơn, không nhỏ hơn, không kém, cao hơn, lớn hơn, nhiều hơn, hơn cả,
        ngoài, >, ≥, >=
    """),
    "at_most": _words("""
        chậm nhất, chậm nhất là, chậm nhất sau, muộn nhất, muộn nhất sau, vay đến, vay tới, hỗ trợ đến, hỗ trợ tới,
        tối đa đến, tối đa tới, dưới, không quá, không được quá, không được vượt quá, không vượt quá, không vượt,
        không hơn, không cao hơn, không lớn hơn, không nhiều hơn, không đến, không tới, không đầy, không trên, tối đa,
        tối đa là, tối đa không quá, phạt đến, phạt tới, chưa đủ, đến hết, nhiều nhất, nhiều nhất là, nhiều nhất cũng,
        nhiều lắm, nhiều lắm là, cùng lắm, cùng lắm là, chưa đến, chưa tới, chưa đầy, chưa quá, chưa bằng, ít hơn,
        thấp hơn, nhỏ hơn, kém hơn, chưa đạt, <, ≤, <=
    """),
    "nearly": _words("gần, gần tới, gần đến, gần được, ngót, ngót nghét, suýt, sắp tròn, non"),
    "about": _words("""
        khoảng, khoảng chừng, vào khoảng, khoảng từ, chừng, chừng khoảng, độ chừng, tầm, ước, ước khoảng, ước đạt,
        ước đạt khoảng, ước có, ước thực hiện, ước thiệt hại, ước tính thiệt hại, ước thiệt hại khoảng, ước tính,
        ước tính khoảng, ước tính đạt, ước chừng, ước trên dưới, ước được, ước tăng, ước giảm, ước còn, ước thu,
        ước chi, ước bằng, ước lên, dự ước, quanh, quanh mức, quãng, vào quãng, cỡ, độ, xung quanh mức, xung quanh,
        xấp xỉ, trên dưới, suýt soát, vào cỡ, ước cỡ, áng chừng, ~, ≈, ±
    """),
}

BOUND_WORDS_BEHIND = {
    "at_least": _words("trở lên, trở đi"),
    "at_most": _words("trở xuống"),
}

# Comparatives: "1,5 lần cao hơn" and "cao hơn 2% so với" say a difference, not a bound.
COMPARATIVES = _words("""
    cao hơn, cỡ, kém hơn, lớn hơn, nhiều hơn, nhỏ hơn, quá, thấp hơn, vượt, vượt mức, vượt ngưỡng, ít hơn, đã vượt
""")

COMPARED = _words("so với, so cùng kỳ, kế hoạch, chỉ tiêu, dự toán, mục tiêu, cùng kỳ, bình quân, trung bình")

# Behind these "từ" is where a change starts ("tăng từ 5%") or a source ("lấy từ 5% tiết kiệm chi"), not "and above".
NOT_ABOVE = _words("""
    tăng, giảm, nâng, hạ, rút, đưa, kéo, cắt, chuyển, đổi, tách, sáp, lấy, trích, nguồn, thu
""")

# Of these "trên" may say where or of how many, behind another number: "thả 500 con trên 2 ao", "9 ca trên 1 vạn dân".
GROUND = _words("ao, bè, bé gái, công, công đất, dân, giường, ha, hồ, m², m2, mẫu, sào, tàu, thửa, tuyến")

# The powers of ten, each with both spellings of thousand and billion.
MULTIPLIERS = {
    word.replace("nghìn", thousand).replace("tỷ", billion): power
    for word, power in {
        "chục": 1,
        "trăm": 2,
        "nghìn": 3,
        "chục nghìn": 4,
        "vạn": 4,
        "trăm nghìn": 5,
        "triệu": 6,
        "chục triệu": 7,
        "trăm triệu": 8,
        "tỷ": 9,
        "chục tỷ": 10,
        "trăm tỷ": 11,
        "nghìn tỷ": 12,
        "chục nghìn tỷ": 13,
        "vạn tỷ": 13,
        "trăm nghìn tỷ": 14,
        "triệu tỷ": 15,
    }.items()
    for thousand in ("nghìn", "ngàn")
    for billion in ("tỷ", "tỉ")
}
PERIODS = {"năm": "year", "tháng": "month", "ngày": "day", "ngày đêm": "day"}

# What is measured, not counted: a whole number of it has been rounded.
SIZE_WORDS = _words("""
    µg, km, km², km2, m², m2, m³, m3, m, mm, cm, kg, g, gam, gram, lít, feet, inch, tạ, yến, cân, mét, mét vuông,
    mét khối, ki-lô-mét, kilômét, cây số, ki lô mét, ki-lô-gam, mw, kw, kwh, kv, mva, kva, gw, gwh, mwh, mwp, kwp,
    hải lý, dặm, sào, công, công đất, mẫu đất, mẫu bãi, mẫu ruộng, mẫu vườn, độ, độ c, °c, độ richter, ppm, bản sao/ml,
    mg, ml, ‰, hz, mbps, gb, tb, dwt, cv, mã lực, g/l, mg/l, khối, mmhg, lạng, ký lô, kí lô, ký gạo, tấn.km,
    hành khách.km, lượt khách.km
""")

UNIT_WORDS = {
    "VND": _words("đồng, vnđ, vnd, đ, đồng vn, đồng việt nam, việt nam đồng"),
    "percent": _words("%, phần trăm"),
    "percentage_point": _words("điểm phần trăm, điểm %, điểm phần trăm (%)"),
    "household": _words("""
        hộ, số hộ, hộ sinh sống, lượt hộ, gia đình, trường hợp hộ, hộ gia đình, lượt gia đình, nông hộ, chủ hộ, hộ dân,
        hộ nghèo, hộ cận nghèo
    """),
    "person": _words("""
        người, lượt người, lượt, lượt khách, khẩu, nhân khẩu, lao động, trường hợp lao động, đối tượng, học viên,
        học sinh, sinh viên, em, con em, trẻ em, trẻ, bé, cháu, cán bộ, hội viên, đoàn viên, bệnh nhân, nạn nhân,
        công nhân, công an, nông dân, giáo viên, thầy cô, thầy, cô, nhà giáo, bác sĩ, bác sỹ, y sĩ, y tá, điều dưỡng,
        dược sĩ, hộ sinh, nhân viên, viên chức, công chức, thí sinh, vận động viên, huấn luyện viên, trọng tài, cầu thủ,
        du khách, khách, hành khách, lượt hành khách, khách du lịch, lượt du khách, lượt học sinh, lượt đối tượng,
        lượt lao động, lượt hội viên, lượt cán bộ, lượt bệnh nhân, lượt đoàn viên, lượt nông dân, lượt đại biểu,
        lượt trẻ em, lượt trẻ, lượt phụ nữ, lượt người dân, lượt học viên, ngư dân, thuyền viên, ngư phủ, thợ,
        chuyên gia, tiến sĩ, thạc sĩ, kỹ sư, kỹ thuật viên, chiến sĩ, chiến sỹ, bộ đội, dân quân, thanh niên, phụ nữ,
        nam, nữ, đảng viên, đại biểu, cử tri, thương binh, bệnh binh, liệt sĩ, liệt sỹ, cựu chiến binh, người dân, cụ,
        ông, bà, mẹ, anh, chị, bạn, cặp vợ chồng, tình nguyện viên, cộng tác viên, tuyên truyền viên, phóng viên,
        nhà báo, doanh nhân, nghệ nhân, nghệ sĩ, diễn viên, nhà khoa học, luật sư, đồng chí, đồng bào, đồng phạm,
        đồng nghiệp, bị can, bị cáo, đối tượng nghi, nghi phạm, phạm nhân, tội phạm, thành viên, ủy viên, uỷ viên,
        xã viên, tổ viên, đội viên, trưởng thôn, người lao động, sản phụ, thai phụ, trẻ sơ sinh, dân, nhân lực, nhân sự,
        tân binh, quân nhân, thân nhân, hộ lý, bệnh nhi, học trò, giảng viên, nghiên cứu sinh, vđv, hssv, lđ,
        nhà đầu tư, tay vợt, tay đua, kỳ thủ, võ sĩ, tín đồ, phật tử, chức sắc, người cao tuổi, người nghèo,
        người khuyết tật, thợ mỏ, tài xế, lái xe, nghi can, hướng dẫn viên, đầu bếp, thanh tra viên, kiểm lâm,
        lượt chiến sĩ, lượt thanh niên, lượt tình nguyện viên, nhà văn, trường hợp bệnh nhân, trường hợp người,
        trường hợp bệnh, vị, ứng viên, ứng cử viên, tác giả, y bác sĩ, thầy thuốc, thợ lặn, điều tra viên,
        nông dân nghèo, phụ huynh, lượt công nhân, lượt phụ huynh, quân, người tham gia, thanh thiếu niên, thiếu nhi,
        khán giả, đứa trẻ, đứa, đứa con, đại diện, cá nhân, lượt cá nhân, thân chủ, bị hại, giám đốc, miệng ăn,
        con nghiện, tiểu thương, thương lái, trai tráng, người con, bé trai, bé gái, con em nghèo, đồng ý, f0,
        thiếu niên, nhi đồng, học sinh nghèo, khách hàng, khách hàng cá nhân, tay bơi, tay chèo, con trai, con gái,
        tổ trưởng, sinh mạng, thẩm phán, nhà hảo tâm, tay súng, nhân chứng, đồng đội, thủ khoa, võ sinh, kiện tướng,
        nhân công, sáng lập viên, trai đinh, thi thể, chắt, biên chế, đô vật, lính, thủ lĩnh, pháo thủ, con nhỏ,
        người bệnh, người già, người mù, người lớn, người mẹ, kiểm toán viên, hội thẩm, thủ kho, thủy thủ, phi công,
        tiếp viên, tài công, thợ xây, thợ may, thợ hàn, thợ điện, phụ hồ, chủ vườn, chủ ao, chủ trại, chủ rừng, chủ tàu,
        chủ xe, chủ cơ sở, chủ doanh nghiệp, chủ nhà, nhà nông, lão nông, trí thức, giáo sư, phó giáo sư, hiệu phó,
        sĩ quan, dân công, du kích, cảnh sát, trinh sát, dân phòng, mạnh thường quân, nhà thơ, nhạc sĩ, ca sĩ, họa sĩ,
        đạo diễn, người mẫu, sĩ tử, cử nhân, á khoa, tiền đạo, hậu vệ, thủ môn, kình ngư, võ sư, độc giả, bạn đọc,
        thính giả, cư dân, giáo dân, tăng ni, linh mục, già làng, người có uy tín, khách mời, thực khách, kiều bào,
        việt kiều, thực tập sinh, du học sinh, dược tá, bà mẹ, trẻ mồ côi, thiếu nữ, đàn ông, nam giới, nữ giới, cụ ông,
        cụ bà, tù nhân, con bạc, tử thi, nhân mạng, mạng người, nhân tài, nhà giáo ưu tú, nghệ nhân ưu tú,
        chiến sĩ công an, nữ sinh, nam sinh, cô gái, chàng trai, thợ thủ công, thợ lành nghề, mẹ việt nam anh hùng,
        tù binh, thủy quân, cộng tác viên dân số, lao công, nhân khẩu nghèo, người bị thương, người chết, y, con người,
        trò, bảo vệ, cấp dưỡng, bảo mẫu, con học, con đi học, con ăn học
    """),
    "tonne": _words("tấn"),
    "hectare": _words("ha, hecta, hécta, héc ta, héc-ta, hec-ta"),
    "item": _words("""
        doanh nghiệp, thẻ, suất, suất quà, phần quà, căn, căn nhà, nhà, ngôi nhà, cầu, cây cầu, mô hình, chuyến,
        chuyến xe, bồn, bồn chứa nước, chiếc, con, hồ sơ, lớp, thư viện, huyện, xã, ấp, công trình, dự án, trường hợp,
        ca, ca mắc, ca bệnh, ca nhiễm, ca tử vong, ca dương tính, trường hợp mắc, trường hợp tử vong, lượt xe,
        lượt dự án, lượt công trình, lượt doanh nghiệp, lượt đơn vị, lượt tổ chức, lượt phương tiện, lượt chuyến,
        lượt tàu, lượt hồ sơ, lượt truy cập, lượt xem, lượt tải, lượt cuộc, lượt ý kiến, lượt cơ sở, hiện vật,
        công-ten-nơ, chỉ dẫn, chỉ dẫn địa lý, giải thưởng, lượt tin, xóm, thôn, bản, buôn, làng, khóm, khu phố, phường,
        thị trấn, thị xã, thành phố, tỉnh, quận, đơn vị, địa phương, cơ sở, cơ quan, tổ chức, hợp tác xã, htx,
        tổ hợp tác, tổ, nhóm, câu lạc bộ, clb, công ty, nhà máy, xí nghiệp, khu công nghiệp, cụm công nghiệp,
        trang trại, trạm, trạm y tế, trường, trường học, phòng, phòng học, giường, giường bệnh, bệnh viện, phòng khám,
        điểm, điểm trường, điểm giao dịch, điểm sạt lở, điểm bán, điểm tiêm, điểm thi, điểm dân cư, điểm đen,
        điểm nghẽn, điểm đến, điểm thu gom, điểm tập kết, điểm ngập, điểm xung yếu, điểm bưu điện, điểm truy cập,
        điểm kinh doanh, điểm dừng, điểm cháy, điểm sinh hoạt, điểm vui chơi, điểm tái định cư, điểm sơ tán,
        điểm cấp nước, điểm lẻ, điểm chợ, điểm mỏ, điểm tư vấn, điểm phát, điểm đọc, điểm nhóm, điểm tổ chức, giếng,
        chỉ số, trại, ảnh, sao hạng, hồ, đập, tàu, tàu cá, thuyền, ghe, xe, ô tô, xe máy, xe đạp, xe lăn, máy, máy tính,
        bộ, cái, quyển, cuốn, đầu sách, bản tin, tin, bài, vụ, vụ việc, cuộc, hội nghị,  huy chương, hcv, hcb, hcđ,
        sản phẩm, mặt hàng, loại, giống, cây, gốc, trụ, cột, bức, tấm, gói, gói thầu, hạng mục, tuyến, tuyến đường,
        đường, cống, kênh, bể, hầm, lồng, lồng bè, bè, ao, đầm, vườn, đàn, tổ ong, trâu, bò, lợn, heo, dê, gà, vịt,
        gia súc, gia cầm, liều, mũi, liều vắc xin, mũi tiêm, mẫu, ổ dịch, ổ, tiêu chí, chỉ tiêu, nhiệm vụ, nội dung,
        nhóm giải pháp, giải pháp, chương trình, kế hoạch, văn bản, nghị quyết, quyết định, đề án, đề tài, sáng kiến,
        ý kiến, kiến nghị, thủ tục, thủ tục hành chính, dịch vụ, dịch vụ công, hợp đồng, giấy phép, giấy chứng nhận, sổ,
        sổ bảo hiểm, món vay, khoản vay, khoản, phiếu, phiếu bầu, lá phiếu, tài khoản, đoàn, đội, chi hội, chi bộ,
        đảng bộ, chi nhánh, điểm cầu, cửa hàng, chợ, siêu thị, khách sạn, homestay, phòng nghỉ, di tích, lễ hội, món,
        bữa ăn, suất ăn, bao, thùng, hộp, chai, lon, viên, túi, quả, trái, bông, kiện, đôi, cặp, tờ, trang, camera,
        trụ sở, nhà ở, nhà văn hóa, nhà vệ sinh, nhà tạm, phần, phần việc, dân tộc, thứ tiếng, ngôn ngữ, quốc gia, nước,
        trận, trận đấu, bàn, bàn thắng, hiệp, set, ván, môn, môn thi, nội dung thi, tàu thuyền, phương tiện,
        container, tổ máy, tua bin, trang thiết bị, thiết bị, bóng đèn, đèn, cột điện, trạm biến áp, hệ thống, bếp,
        bình, nhãn, nhãn hiệu, mã, mã số, vùng, vùng trồng, khu, khu vực, khu dân cư, lô, thửa, nền, nền nhà, mảnh, kho,
        bãi, cảng, bến, sân, sân bay, nhà trẻ, nhóm trẻ, điểm du lịch, tour, ngành, ngành nghề, nghề, lĩnh vực, mục,
        mục tiêu, trụ cột, khâu, vấn đề, hình thức, lý do, yếu tố, mốc, cơn bão, bão, trận lũ, đợt lũ, vị trí,
        điểm nóng, vụ cháy, vụ tai nạn, vụ án, vụ vi phạm, lỗi, khẩu súng, viên đạn, cổng, website, ứng dụng, phần mềm,
        cơ sở dữ liệu, thuê bao, hộ chiếu, đơn, đơn thư, đơn hàng, lệnh, chốt, chốt kiểm soát, thông báo, chỗ, chỗ ngồi,
        bảng, biển, cờ, áo, chăn, áo phao, áo ấm, màn, tủ, ghế, nồi, quạt, tivi, điện thoại, nhà bè, nhà kính, nhà lưới,
        ngôi, ngôi trường, lần sinh, bằng, bằng khen, giấy khen, tập thể, danh hiệu, đầu xe, đầu máy, đầu việc, đầu mối,
        đầu gia súc, đầu sách giáo khoa, nóc nhà, công đoàn, công đoàn cơ sở, làn xe, làn, nhịp, kỷ lục, cờ thi đua,
        kỷ niệm chương, học bổng, suất học bổng, góc, tín chỉ, nơi, cổ phiếu, cổ phần, nguyện vọng, dãy,
        dãy phòng, tầng, đốt, giải, giải nhất, giải nhì, giải ba, giải tư, giải a, giải b, giải c, giải vàng, giải bạc,
        giải đồng, giải khuyến khích, giải đặc biệt, giải tập thể, giải cá nhân, chồi, cọc, kết quả, khối nhà, lứa,
        tiền án, tiền sự, mức độ, công đoạn, công trường, công văn, công điện, công bố khoa học, công thức, công cụ,
        công viên, sạp, sạp hàng, giỏ, củ, trực thăng, máy bay, xuồng, lều, lều bạt, đoạn, vé, cành, cành hoa,
        khẩu trang, khối lớp, ki-ốt, kiốt, ki ốt, phân xưởng, phân hiệu, phân khu, phân trại, phân đội, phân viện,
        phân đoạn, ký túc xá, ký hiệu
    """),
    "other": SIZE_WORDS
    | _words("""
        bậc, năm, tháng, quý, thập kỷ, thập niên, thế kỷ, nhiệm kỳ, niên vụ, năm học, ngày công, ngày công lao động,
        tuổi, tháng tuổi, năm tuổi, ngày tuổi, ngày, lần, giờ, tiếng, phút, giây, tuần, ngày đêm, đêm, usd, đô la,
        đô la mỹ, euro, eur, điểm số, bậc lương, teu, con số, thùng dầu, vòng quay, giờ công, giờ học, phần nghìn,
        phần triệu, tín chỉ carbon, con nước, yên, nhân dân tệ, won, baht, chỉ vàng, cây vàng, h, cent, miligam, kcal,
        calo, phân khối, ounce, dba, db, w, v, vôn, lượng vàng, ccs, tháng lương, lát cắt, phần ngàn, bar, lux, watt,
        wp, ghz, mhz, khz, megapixel, mb, kb, carat, gallon, cc, vòng/phút, riel, bảng anh, rúp, tấc, sải, điểm cơ bản,
        psu, ly, phân vàng, giờ làm, giờ làm việc, giờ bay, ngày làm việc, ngày điều trị, ngày nghỉ, ngày phép, ngày lễ,
        ngày lương, thước, mmol, mmol/l, mg/dl, iu, mcg, đô-la, đô-la mỹ, mỹ kim, ký, phân, bận, hôm, mùa, buổi, vòng,
        đợt, tiết, tiết học, bữa
    """),
}

# Behind these "điểm" are points of a score or an index, elsewhere places: "chấm 84 điểm", "sạt lở 23 điểm".
SCORED = _words("""
    bài, sinh, trọn, chấm, cần, cộng, ghi, đạt, giành, lấy, trừ, mốc, tăng, giảm, mất, lên, xuống, kém, ngưỡng, thang,
    thành, thi
""")

# Words that begin like a unit and count nothing: "năm 2012 bàn giao", "khu vực 9 công bố".
NO_UNITS = _words("""
    bàn bạc, bàn giao, bình chọn, bình quân, ca ngợi, công bố, công khai, công nhận, công tác, cụ thể, điểm danh,
    giải cứu, giải khát, giải mã, giải ngân, giải phóng, giải quyết, giải thể, giải thích, giải toả, giải tỏa, giải trí,
    giải trình, v.league, v.v, đồng bộ, đồng hành, đồng loạt, đồng thời, giống như, hôm ấy, hôm đó, hôm kia, hôm nay,
    hôm qua, hôm sau, hôm trước, khối lượng, lần lượt, loại bỏ, loại trừ, phân biệt, phân bổ, phân chia, phân cấp,
    phân công, phân loại, phân luồng, phân tích, phòng chống, phòng ngừa, tấn công, trái phiếu, trái phép
""")

# Of two words behind a stroke: "kg/đầu người", "lít/ngày đêm".
EACH_WORDS = _words("""
    ngày đêm, đầu người, nhân khẩu, lao động, học sinh, người dân, hộ gia đình, hộ nghèo, trường hợp, suất quà,
    căn nhà, ngày công, đối tượng
""")

# Words that cannot be a counted noun: behind a number they end the figure.
NOT_COUNTED = _words("""
    giật, giải, bao, bình, bằng, bị, cao, chia, chiếm, cho, chưa, chỉ, cuối, các, còn, có, cùng, cũng, cần, của, diện,
    do, dân, dưới, dự, giai, giá, giúp, giảm, góp, gấp, gần, gồm, hay, hiện, hoặc, hàng, hơn, hằng, khi, khoảng, không,
    kia, là, lãi, lên, lại, mà, mỗi, một, mức, nay, ngay, nằm, như, nhưng, nhất, nhằm, nhờ, những, này, nâng, nên, nếu,
    nữa, phải, phấn, qua, quý, ra, rưỡi, rồi, sau, so, song, sẽ, số, thay, theo, thuộc, thành, thì, thấp, thực, toàn,
    trong, trên, trước, trị, trở, trừ, tuy, tính, tăng, tương, tại, tổng, tới, tức, từ, và, vào, vì, vẫn, về, với,
    xuống, đang, đã, đó, được, đạt, đầu, đến, đều, để, đối, ước, ở, trả, mua, bán, nộp, vay, gửi, rút, làm, giao, xây,
    sửa, nuôi, trồng, kể, vọt, tụt, nhích, chữa, chi, hỗ, ủng, tặng, thưởng, phạt, tiền, vốn, dài, rộng, sâu, nặng
""")

# The second word of most nouns for people: "nghĩa binh", "hướng đạo viên".
PEOPLE_ENDINGS = _words("binh, sĩ, sỹ, trưởng, viên")

# Spans of time: a number of these is a period where it is placed in time ("5 năm qua"), else a measure ("36 tháng").
PERIOD_NOUNS = _words("nhiệm kỳ, niên vụ, năm, năm học, quý, tháng, thập kỷ, thập niên, thế kỷ")

# Before a number these make it a period: "quý 2", "thế kỷ 21".
PERIOD_HEADS = _words("những năm, quí, quý, thập kỷ, thập niên, thế kỷ")

# Before a number these make it a law.
LEGAL_HEADS = _words("""
    báo cáo, bộ luật, chương trình, chỉ thị, ct, công văn, công điện, công ước, giấy phép, hiệp định, hướng dẫn, khoản,
    kế hoạch, kết luận, luật, lệnh, nghị quyết, nghị định, nq, nđ, pháp lệnh, qcvn, quy chuẩn, quy chế, quy định,
    quyết định, qđ, sắc lệnh, tcvn, thông báo, thông tri, thông tư, tiêu chuẩn, tt, tờ trình, văn bản, điều
""")

# Of these a bare number may also be a count ("kế hoạch 5 năm"): a law only with "số" or a code.
LEGAL_WITH_NUMBER_WORD = _words("""
    báo cáo, chương trình, giấy phép, hướng dẫn, kế hoạch, quy chế, quy định, thông báo, tiêu chuẩn
""")

# Programmes known by the number of their law, and what stands before it.
LAW_PROGRAMMES = _words("116, 120, 134, 135, 167, 1719, 1956, 327, 661, 712, 755")

LAW_PROGRAMME_HEADS = _words("ct, gia, huyện, quyết, sách, thôn, trình, vốn, xã")

# Before a number without unit these make it a name.
LABEL_HEADS = _words("""
    ao, biểu, block, buôn, bài, bài thi, bàn, báo động, bãi, bão số, bước, bước sóng, bản, bảng, bậc, bến, ca, chi bộ,
    chuyên đề, chương, chỉ tiêu, cách mạng, câu, công nghiệp, công nghệ, cấp, cầu, cụm, cửa, di động, dự án, fax,
    giai đoạn, hotline, hình, hương lộ, hạng, hải đội, hẻm, hội nghị, hợp phần, khoá, khoảnh, khu, khu phố, khu vực,
    khóa, khóm, lớp chồi, lớp lá, lớp mầm, nhi đồng, quân y, đài thơm, học kỳ, học kì, khối, kiệt, km, ks, kỳ, kỳ họp,
    liên hệ, liên khu, loại, làng, lô, lần, lần thứ, lớp, mst, máy, mùa, mũi, mẫu, mục, mục tiêu, mức, mức độ, ngõ,
    nhiệm vụ, nhóm, nội dung, phiên, phiên họp, phòng, phút, phường, phần, phụ lục, ql, quy hoạch, quân khu, quận,
    quốc lộ, sdg, sân, sđt, sư đoàn, số, số áo, tel, thôn, thứ, thửa, tiêu chí, tiết, tiểu khu, tiểu đoàn, top, trang,
    trung đoàn, trường, trạm, tuyến, tuyến số, tuần, tài khoản, tầng, tập, tỉ số, tỉnh lộ, tổ, tổ máy, tổng đài, tỷ số,
    u, vitamin, vòng, vùng, xóm, zalo, bệnh viện, lứa, vụ, tốp, type, týp, típ, phương thức, phương án, máy lẻ, thứ tự,
    mã, mã số, mã ngành, bệnh nhân, tim độ, bỏng độ, thận độ, gan độ, mỡ độ, khớp độ, trĩ độ, áo, ô, đh, điện thoại,
    đoàn, đt, đường, đường số, đường tỉnh, đại hội, đề tài, đề án, đội, đợt, ấp, lộ, đại lộ, dân phố, nguyện vọng, ảnh,
    giải, chuyên khoa, chuyền, ngách, vành đai, nút giao, đường băng, số đeo, đồi, cao điểm, số nhà, thang, phổ thông,
    cột mốc, kênh, cơ sở, cấp độ, hiệp, xưởng, đường huyện
""")

# Of these no unit word behind the number counts: "quốc lộ 26 chốt chặn", "phút 23 bằng cú sút".
NAMING = _words("""
    cấp độ, khu vực, vành đai, học kỳ, học kì, tốp, top, quốc lộ, tỉnh lộ, hương lộ, đường huyện, đường tỉnh, số nhà,
    phút, hiệp
""")

# Behind these not even strokes make a date: "đường 30/4".
ADDRESS_HEADS = _words("""
    hương lộ, hạng, hẻm, kiệt, loại, lớp, ngõ, phố, quốc lộ, số, số nhà, thứ, trang, tỉnh lộ, đường
""")

# Before two numbers with a stroke these make a fraction of them, not a day: "còn 2/3".
FRACTION_BEFORE = _words("""
    gần, hơn, khoảng, chừng, ngót, đó, chiếm, bằng, trên, giảm, tới, gấp, quá, còn, đạt, được, góp
""")

EMERGENCY_NUMBERS = _words("1022, 111, 112, 113, 114, 115")

# Before "số" these count: "tổng số 12 hộ".
COUNTING_BEFORE_NUMBER_WORD = _words("con, dân, hiện, hệ, mật, ngoài, sĩ, sỹ, thiểu, trong, tổng, với, đa, đủ")

# "mỗi tháng 3 lần" names no month.
EVERY = _words("hàng, hằng, mấy, mỗi, một")

CLOCK_HEADS = _words("điểm, hồi, lúc, trước, từ, vào, đến, đúng, tới")

DAY_HEADS = _words("""
    chiều, hôm, mùng, mồng, ngày, sáng, trưa, tối, đêm
""")

BOUND_OF = {word: bound for bound, words in BOUND_WORDS.items() for word in words}
UNIT_OF = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
COUNTED = frozenset(["household", "person", "item"])
MEASURED = SIZE_WORDS.union(*(UNIT_WORDS[unit] for unit in ("percent", "percentage_point", "tonne", "hectare")))
