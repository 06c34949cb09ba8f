"""The Vietnamese words that stand around printed numbers: the vocabulary of ``printed`` and ``finder``.

All words are in lower case, Unicode NFC, one space apart; ``|`` parts them. Of two that fit, the longer one wins.
This is the place to teach the parser a word; the grammar stays as it is.
"""

from __future__ import annotations

BOUND_WORDS = {
    "at_least": (
        "hơn|trên|vượt|đã vượt|vượt mức|vượt mốc|vượt ngưỡng|vượt trên|quá|từ đủ|ít nhất|ít nhất là|ít nhất từ|ít nhất có|ít nhất khoảng|tối thiểu"
        "|tối thiểu là|tối thiểu từ|tối thiểu đạt|tối thiểu khoảng|không dưới|không ít hơn"
        "|không thấp hơn|không nhỏ hơn|không kém|cao hơn|lớn hơn|nhiều hơn|hơn cả|>|≥|>="
    ),
    "at_most": (
        "dưới|không quá|không vượt quá|không vượt|không hơn|không cao hơn|không lớn hơn|không nhiều hơn|không đến"
        "|không tới|không đầy|không trên|tối đa|tối đa là|tối đa không quá|nhiều nhất|nhiều nhất là"
        "|chưa đến|chưa tới|chưa đầy|chưa quá|ít hơn|thấp hơn|nhỏ hơn|kém hơn|<|≤|<="
    ),
    "nearly": "gần|gần tới|gần đến|gần được|ngót|ngót nghét|suýt|sắp tròn|non",
    "about": (
        "khoảng|khoảng chừng|vào khoảng|khoảng từ|chừng|chừng khoảng|độ chừng|tầm|ước|ước khoảng|ước đạt|ước đạt khoảng"
        "|ước có|ước thực hiện|ước tính|ước tính khoảng|ước tính đạt|ước chừng|ước trên dưới|ước được|ước tăng|ước giảm|ước còn|ước thu|ước chi|ước bằng|ước lên|dự ước|quanh|quanh mức|xung quanh mức|xung quanh|xấp xỉ"
        "|trên dưới|suýt soát|~|≈|±"
    ),
}
BOUND_WORDS_BEHIND = {"at_least": "trở lên|trở đi", "at_most": "trở xuống|trở lại"}
# Comparatives: "1,5 lần cao hơn" and "cao hơn 2% so với" say a difference, not a bound.
COMPARATIVES = frozenset("cao hơn|thấp hơn|lớn hơn|nhiều hơn|ít hơn|nhỏ hơn|kém hơn|vượt|đã vượt|vượt mức|quá".split("|"))
COMPARED = "so với|so cùng kỳ|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|bình quân|trung bình"

MULTIPLIERS = {
    "chục": 1,
    "trăm": 2,
    "nghìn": 3,
    "ngàn": 3,
    "chục nghìn": 4,
    "vạn": 4,
    "trăm nghìn": 5,
    "triệu": 6,
    "chục triệu": 7,
    "trăm triệu": 8,
    "tỷ": 9,
    "tỉ": 9,
    "chục tỷ": 10,
    "trăm tỷ": 11,
    "nghìn tỷ": 12,
    "nghìn tỉ": 12,
    "ngàn tỷ": 12,
    "ngàn tỉ": 12,
    "vạn tỷ": 13,
    "triệu tỷ": 15,
}
PERIODS = {"năm": "year", "tháng": "month", "ngày": "day", "ngày đêm": "day"}

UNIT_WORDS = {
    "VND": "đồng|vnđ|vnd|đ|đồng vn|đồng việt nam|việt nam đồng",
    "percent": "%|phần trăm",
    "percentage_point": "điểm phần trăm|điểm %|điểm phần trăm (%)",
    "household": (
        "hộ|số hộ|lượt hộ|gia đình|trường hợp hộ|hộ gia đình|lượt gia đình|nông hộ|chủ hộ|hộ dân|hộ nghèo|hộ cận nghèo"
    ),
    "person": (
        "người|lượt người|lượt|lượt khách|khẩu|nhân khẩu|lao động|trường hợp lao động|đối tượng|học viên|học sinh|sinh viên"
        "|em|con em|trẻ em|trẻ|bé|cháu|cán bộ|hội viên|đoàn viên|trường hợp bệnh|bệnh nhân|nạn nhân|công nhân|nông dân"
        "|giáo viên|thầy cô|thầy|cô|nhà giáo|bác sĩ|bác sỹ|y sĩ|y tá|điều dưỡng|dược sĩ|hộ sinh|nhân viên|viên chức|công chức"
        "|thí sinh|vận động viên|huấn luyện viên|trọng tài|cầu thủ|du khách|khách|hành khách|lượt hành khách|khách du lịch"
        "|lượt du khách|lượt học sinh|lượt đối tượng|lượt lao động|lượt hội viên|lượt cán bộ|lượt bệnh nhân|lượt đoàn viên"
        "|lượt nông dân|lượt đại biểu|lượt trẻ em|lượt trẻ|lượt phụ nữ|lượt người dân|lượt học viên"
        "|ngư dân|thuyền viên|ngư phủ|thợ|chuyên gia|tiến sĩ|thạc sĩ|kỹ sư|kỹ thuật viên|chiến sĩ|chiến sỹ|bộ đội|dân quân"
        "|thanh niên|phụ nữ|nam|nữ|đảng viên|đại biểu|cử tri|thương binh|bệnh binh|liệt sĩ|liệt sỹ|cựu chiến binh|người dân"
        "|cụ|ông|bà|mẹ|anh|chị|bạn|cặp vợ chồng|tình nguyện viên|cộng tác viên|tuyên truyền viên|phóng viên|nhà báo|doanh nhân"
        "|nghệ nhân|nghệ sĩ|diễn viên|nhà khoa học|luật sư|đồng chí|đồng bào|đồng phạm|đồng nghiệp|bị can|bị cáo|đối tượng nghi"
        "|nghi phạm|phạm nhân|tội phạm|thành viên|ủy viên|uỷ viên|xã viên|tổ viên|đội viên|trưởng thôn|người lao động"
        "|ca|ca mắc|ca nhiễm|ca bệnh|ca tử vong|ca dương tính|ca khỏi|ca nặng|ca f0|trường hợp mắc|trường hợp tử vong"
        "|trường hợp nhiễm|trường hợp bị thương|trường hợp dương tính|sản phụ|thai phụ|trẻ sơ sinh|dân|nhân lực|nhân sự"
        "|tân binh|quân nhân|thân nhân|hộ lý|bệnh nhi|học trò|giảng viên|nghiên cứu sinh|vđv|hssv|lđ|nhà đầu tư|tay vợt"
        "|tay đua|kỳ thủ|võ sĩ|tín đồ|phật tử|chức sắc|người cao tuổi|người nghèo|người khuyết tật|thợ mỏ|tài xế|lái xe"
        "|nghi can|hướng dẫn viên|đầu bếp|thanh tra viên|kiểm lâm|lượt chiến sĩ|lượt thanh niên|lượt tình nguyện viên|nhà văn"
        "|trường hợp bệnh nhân|trường hợp người|vị|ứng viên|ứng cử viên|tác giả|y bác sĩ|y, bác sĩ|cán bộ, chiến sĩ"
        "|trường hợp tai nạn|thầy thuốc|thợ lặn|điều tra viên|nông dân nghèo|phụ huynh|lượt công nhân|lượt phụ huynh|quân"
        "|người tham gia|đoàn viên, hội viên|cán bộ, công chức|thanh thiếu niên|thiếu nhi|khán giả|đứa trẻ|đứa|đại diện|cá nhân|lượt cá nhân|thân chủ|người con|bé trai|bé gái|con em nghèo|đồng ý|f0|thiếu niên|nhi đồng|học sinh nghèo"
    ),
    "tonne": "tấn|ngàn tấn",
    "hectare": "ha|hecta|héc ta",
    "item": (
        "doanh nghiệp|thẻ|suất|suất quà|phần quà|căn|căn nhà|nhà|ngôi nhà|cầu|cây cầu|mô hình|chuyến|chuyến xe"
        "|bồn|bồn chứa nước|chiếc|con|hồ sơ|lớp|thư viện|huyện|xã|ấp|công trình|dự án|trường hợp"
        "|lượt xe|lượt phương tiện|lượt chuyến|lượt tàu|lượt hồ sơ|lượt truy cập|lượt xem|lượt tải|lượt cuộc|lượt tin"
        "|thôn|bản|buôn|làng|khóm|khu phố|phường|thị trấn|thị xã|thành phố|tỉnh|quận|đơn vị|địa phương|cơ sở|cơ quan|tổ chức"
        "|hợp tác xã|htx|tổ hợp tác|tổ|nhóm|câu lạc bộ|clb|công ty|nhà máy|xí nghiệp|khu công nghiệp|cụm công nghiệp|trang trại"
        "|trạm|trạm y tế|trường|trường học|phòng|phòng học|giường|giường bệnh|bệnh viện|phòng khám|điểm trường|điểm giao dịch|điểm sạt lở|điểm bán|điểm tiêm|điểm thi|điểm dân cư|điểm đen|điểm nghẽn|điểm đến|điểm thu gom"
        "|điểm tập kết|điểm ngập|điểm xung yếu|điểm bưu điện|điểm truy cập|điểm kinh doanh|điểm dừng|điểm cháy|điểm sinh hoạt|điểm vui chơi"
        "|điểm tái định cư|điểm sơ tán|điểm cấp nước|điểm lẻ|điểm chợ|điểm mỏ|điểm tư vấn|điểm phát|điểm đọc|điểm nhóm|điểm tổ chức|giếng|chỉ số|trại|ảnh|sao hạng|hồ|đập"
        "|tàu|tàu cá|thuyền|ghe|xe|ô tô|xe máy|xe đạp|xe lăn|máy|máy tính|bộ|cái|quyển|cuốn|đầu sách|bản tin|tin|bài|vụ|vụ việc"
        "|cuộc|buổi|hội nghị|đợt|giải|giải thưởng|huy chương|hcv|hcb|hcđ|sản phẩm|mặt hàng|loại|giống|cây|gốc|trụ|cột|bức|tấm|gói|gói thầu"
        "|hạng mục|tuyến|tuyến đường|đường|cống|kênh|bể|hầm|lồng|lồng bè|bè|ao|đầm|vườn|đàn|tổ ong|trâu|bò|lợn|heo|dê|gà|vịt"
        "|gia súc|gia cầm|liều|mũi|liều vắc xin|mũi tiêm|mẫu|ổ dịch|ổ|tiêu chí|chỉ tiêu|nhiệm vụ|nội dung|nhóm giải pháp|giải pháp"
        "|chương trình|kế hoạch|văn bản|nghị quyết|quyết định|đề án|đề tài|sáng kiến|ý kiến|kiến nghị|thủ tục|thủ tục hành chính"
        "|dịch vụ|dịch vụ công|hợp đồng|giấy phép|giấy chứng nhận|sổ|sổ bảo hiểm|món vay|khoản vay|khoản|phiếu|phiếu bầu|lá phiếu|tài khoản"
        "|đoàn|đội|chi hội|chi bộ|đảng bộ|chi nhánh|điểm cầu|cửa hàng|chợ|siêu thị|khách sạn|homestay|phòng nghỉ"
        "|di tích|lễ hội|món|bữa|bữa ăn|suất ăn|bao|thùng|hộp|chai|lon|viên|túi|quả|trái|bông|kiện|đôi|cặp|tờ|trang"
        "|camera|trụ sở|nhà ở|nhà văn hóa|nhà vệ sinh|nhà tạm|phần|phần việc|dân tộc|thứ tiếng|ngôn ngữ|quốc gia|nước"
        "|trận|trận đấu|bàn|bàn thắng|hiệp|set|ván|môn|môn thi|nội dung thi|vòng|tàu thuyền|phương tiện|container|tổ máy|tua bin"
        "|trang thiết bị|thiết bị|bóng đèn|đèn|cột điện|trạm biến áp|hệ thống|bếp|bình|nhãn|nhãn hiệu|mã|mã số|vùng|vùng trồng"
        "|khu|khu vực|khu dân cư|lô|thửa|nền|nền nhà|mảnh|kho|bãi|cảng|bến|sân|sân bay|nhà trẻ|nhóm trẻ|điểm du lịch|tour"
        "|ngành|ngành nghề|nghề|lĩnh vực|cấp|bước|mục|mục tiêu|trụ cột|khâu|vấn đề|hình thức|cách|lý do|yếu tố|mặt|mốc"
        "|cơn bão|bão|trận lũ|đợt lũ|điểm sạt lở|vị trí|điểm nóng|vụ cháy|vụ tai nạn|vụ án|vụ vi phạm|lỗi|khẩu súng|viên đạn"
        "|cổng|website|ứng dụng|phần mềm|cơ sở dữ liệu|thuê bao|hộ chiếu|đơn|đơn thư|đơn hàng|lệnh|chốt|chốt kiểm soát|thông báo"
        "|chỗ|chỗ ngồi|bảng|biển|cờ|áo|chăn|áo phao|áo ấm|màn|tủ|ghế|nồi|quạt|tivi|điện thoại|nhà bè|nhà kính|nhà lưới|ngôi|ngôi trường"
        "|lần sinh|bằng|bằng khen|giấy khen|tập thể|danh hiệu|đầu xe|đầu máy|đầu việc|đầu mối|đầu gia súc|đầu sách giáo khoa|khách hàng|nóc nhà|công đoàn|công đoàn cơ sở|ca nô|ca phẫu thuật"
        "|ca mổ|ca trực|ca đỡ đẻ|ca sinh|ca cấp cứu|ca xét nghiệm|ca ghép|ca làm việc|đứa con|làn xe|làn|nhịp|kỷ lục|cờ thi đua|kỷ niệm chương|học bổng|suất học bổng|góc|tiết|tiết học|tín chỉ"
    ),
    "other": (
        "điểm|bậc|µg|năm|tháng|quý|thập kỷ|thập niên|thế kỷ|nhiệm kỳ|niên vụ|năm học|ngày công|ngày công lao động|km|km²|km2|m²|m2|m³|m3|m|mm|cm|kg|g|gam|gram|lít|tuổi|tháng tuổi|năm tuổi|ngày tuổi|ngày|lần|tạ|yến|cân"
        "|mét|mét vuông|mét khối|ki-lô-mét|kilômét|cây số|ki lô mét|ki-lô-gam|giờ|tiếng|phút|giây|tuần|ngày đêm|đêm|usd|đô la|đô la mỹ|euro|eur"
        "|mw|kw|kwh|kv|mva|kva|gw|gwh|mwh|mwp|kwp|hải lý|dặm|sào|công|công đất|mẫu đất|độ|độ c|°c|độ richter|ppm|mg|ml|µg|‰|hz|mbps|gb|tb|điểm số"
        "|bậc lương|teu|dwt|cv|mã lực|con số|thùng dầu|vòng quay|giờ công|giờ học|phần nghìn|phần triệu|tín chỉ carbon|con nước|yên|nhân dân tệ|won|baht|g/l|mg/l|h|mmhg|lạng"
    ),
}
# Words for what is measured, not counted: a whole number of them has been rounded.
MEASURED = frozenset(
    (
        "%|phần trăm|điểm phần trăm|điểm %|tấn|ha|hecta|héc ta|km|km²|km2|m²|m2|m³|m3|m|mm|cm|kg|g|gram|lít|tạ|yến|mét|mét vuông"
        "|mét khối|ki-lô-mét|kilômét|cây số|mw|kw|kwh|kv|gw|gwh|mwh|độ|độ c|°c|hải lý|ml|mg|‰"
    ).split("|")
)
# What is printed behind a stroke and is a measure of its own: "đồng/kg", "người/km2", "lít/ngày đêm".
EACH_WORDS = "ngày đêm|đầu người|nhân khẩu|lao động|học sinh|người dân|hộ gia đình|hộ nghèo|trường hợp|suất quà|căn nhà|ngày công|đối tượng"

# Words that cannot be a counted noun: behind a number they end the figure.
NOT_COUNTED = frozenset(
    (
        "và|của|là|so|trong|với|đến|tới|tại|ở|cho|thì|nhưng|hoặc|hay|do|vì|để|được|đã|sẽ|đang|từ|theo|bằng|đạt|tăng|giảm|còn|lên|xuống"
        "|này|đó|kia|trên|dưới|cùng|nên|khi|mà|thuộc|gồm|như|nay|rồi|trước|sau|tính|bình|về|vào|ra|ngay|cũng|vẫn|chỉ|không|chưa|có|bị"
        "|nhằm|phải|cần|nếu|tức|lại|nữa|đều|chiếm|bao|trở|mỗi|một|hàng|hằng|các|những|đầu|cuối|gần|hơn|khoảng|giai|quý|tương|qua|nhờ|trừ"
        "|thay|ước|dự|đối|hiện|góp|giúp|giá|trị|nâng|gấp|mức|chia|cao|thấp|nhất|tuy|song|thành|toàn|tổng|phấn|thực|số|diện|dân"
    ).split("|")
)
PERIOD_NOUNS = frozenset("năm|tháng|quý|thập kỷ|thập niên|thế kỷ|nhiệm kỳ|niên vụ|năm học".split("|"))
PERIOD_HEADS = frozenset(["quý", "thế kỷ", "thập niên", "thập kỷ", "những năm", "tuần thứ", "quí"])

LEGAL_HEADS = frozenset(
    (
        "điều|khoản|nghị định|nghị quyết|quyết định|thông tư|thông tư liên tịch|chỉ thị|luật|bộ luật|công văn|văn bản|tờ trình|kết luận|pháp lệnh"
        "|chương trình|hướng dẫn|thông báo|kế hoạch|công điện|quy định|báo cáo|giấy phép|quy chế|quy chuẩn|tiêu chuẩn|nghị quyết trung ương|sắc lệnh"
        "|nđ|nq|qđ|tt|ct|tcvn|qcvn|điểm a khoản|thông tri|hiệp định|công ước|nghị quyết tw|nghị quyết hội nghị trung ương"
    ).split("|")
)
ADDRESS_HEADS = frozenset(["đường", "phố", "trang", "ngõ", "hẻm", "kiệt", "số", "hạng", "loại", "thứ"])  # "đường 30/4" is no date
EMERGENCY_NUMBERS = frozenset(["111", "112", "113", "114", "115", "1022"])
# Of these a bare number may also be a count ("ban hành kế hoạch 5 năm"): a law only with "số" or a stroke.
LEGAL_WITH_NUMBER_WORD = frozenset(["kế hoạch", "báo cáo", "thông báo", "giấy phép", "hướng dẫn", "quy định", "tiêu chuẩn", "quy chế", "chương trình"])
LAW_PROGRAMMES = frozenset(["134", "135", "167", "661", "327", "120", "712", "1719", "1956", "755"])
LAW_PROGRAMME_HEADS = frozenset("chương trình|trình|ct|xã|huyện|vốn|thôn|quyết".split("|"))
LABEL_HEADS = frozenset(
    (
        "mũi|lần|áo|báo động|cấp báo động|phút|số áo|dự án|tiểu dự án|hợp phần|nội dung|nhiệm vụ|thứ|lần thứ|khóa|khoá|phường|quận|ấp|khóm|thôn|tổ|khu phố|khu|đội|tiểu khu|lô|quốc lộ|ql"
        "|tỉnh lộ|đường tỉnh|đường|hương lộ|đt|đh|km|bão số|cấp|loại|hạng|nhóm|lớp|khối|bậc|mức độ|mức|trang|bảng|biểu|phụ lục|mẫu|hình|tầng|phòng|ô"
        "|vùng|tuyến|kỳ|đợt|giai đoạn|bước|vòng|tập|chương|mục|phần|câu|bài|đề án|chỉ tiêu|tiêu chí|zalo|điện thoại|fax|hotline|tổng đài|sđt|tel"
        "|mst|tài khoản|số|top|tỷ số|tỉ số|hẻm|ngõ|kiệt|khu vực|liên khu|cụm|đại hội|hội nghị|kỳ họp|phiên|phiên họp|ca|tiết|bãi|bến|cầu|trạm|tổ máy"
        "|tiểu đoàn|trung đoàn|sư đoàn|quân khu|đoàn|hải đội|mùa|cửa|bàn|sân|block|ks|di động|đường dây nóng|liên hệ|máy|quy hoạch|đề tài|cách mạng|công nghiệp"
        "|công nghệ|trường|khu phố số|thửa|tờ bản đồ|bước sóng|mục tiêu|sdg|u|vitamin|bài thi|đường số|khoảnh|ao|chi bộ|xóm|bản|buôn|làng|tuần|tuyến số|chuyên đề"
    ).split("|")
)
# "số" after these counts: "tổng số 12 hộ".
EVERY = frozenset("mỗi|hàng|hằng|một|mấy".split("|"))  # "mỗi tháng 3 lần" names no month
COUNTING_BEFORE_NUMBER_WORD = frozenset(["tổng", "trong", "con", "đa", "với", "đủ", "thiểu", "ngoài", "hiện"])

CLOCK_HEADS = frozenset("lúc|hồi|từ|đến|vào".split("|"))
DAY_HEADS = frozenset("ngày|sáng|chiều|tối|trưa|đêm|mùng|mồng|hôm|rạng sáng|sáng ngày|chiều ngày|tối ngày".split("|"))

BOUND_OF = {word: bound for bound, words in BOUND_WORDS.items() for word in words.split("|")}
UNIT_OF = {word: unit for unit, words in UNIT_WORDS.items() for word in words.split("|")}
